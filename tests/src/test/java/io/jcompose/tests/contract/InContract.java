package io.jcompose.tests.contract;

/** A group of expectations, stated within a world of its own. */
interface InContract {
    ContractWorld world();
}
