package io.jcompose.model.canonical;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.device.BlockIo;
import io.jcompose.model.spec.device.DeviceRequest;
import io.jcompose.model.spec.device.Ulimit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Limits and devices of the machine. */
final class ResourcesForm {
    private final Dialect dialect;

    ResourcesForm(Dialect dialect) {
        this.dialect = dialect;
    }

    JsonValue.Obj blockIo(BlockIo blockIo) {
        return new Fields(dialect).number("weight", blockIo.weight())
                .list("weight_device", weights(blockIo.weightDevices()))
                .list("device_read_bps", rates(blockIo.readBps()))
                .list("device_read_iops", rates(blockIo.readIops()))
                .list("device_write_bps", rates(blockIo.writeBps()))
                .list("device_write_iops", rates(blockIo.writeIops()))
                .build();
    }

    // docker compose gives these two structures no JSON names, so JSON shows the names of its Go fields.
    private String goName(String yamlName) {
        return dialect == Dialect.YAML ? yamlName : Character.toUpperCase(yamlName.charAt(0)) + yamlName.substring(1);
    }

    private List<JsonValue> weights(List<BlockIo.WeightDevice> devices) {
        var items = new ArrayList<JsonValue>();
        for (BlockIo.WeightDevice device : devices) {
            items.add(new Fields(dialect).always(goName("path"), JsonValue.of(device.path()))
                    .always(goName("weight"), JsonValue.of(device.weight())).build());
        }
        return items;
    }

    private List<JsonValue> rates(List<BlockIo.ThrottleDevice> devices) {
        var items = new ArrayList<JsonValue>();
        for (BlockIo.ThrottleDevice device : devices) {
            items.add(new Fields(dialect).always(goName("path"), JsonValue.of(device.path()))
                    .always(goName("rate"), JsonValue.of(device.rate().toString())).build());
        }
        return items;
    }

    List<JsonValue> deviceRequests(List<DeviceRequest> requests) {
        var items = new ArrayList<JsonValue>();
        for (DeviceRequest request : requests) {
            items.add(new Fields(dialect).texts("capabilities", request.capabilities())
                    .text("driver", request.driver())
                    .number("count", request.count())
                    .texts("device_ids", request.deviceIds())
                    .textMap("options", request.options())
                    .build());
        }
        return items;
    }

    void ulimits(Fields fields, Map<String, Ulimit> ulimits) {
        if (ulimits.isEmpty()) return;
        var sorted = new LinkedHashMap<String, JsonValue>();
        for (String name : KeyOrder.sorted(ulimits, dialect)) sorted.put(name, ulimit(ulimits.get(name)));
        fields.always("ulimits", new JsonValue.Obj(sorted));
    }

    private JsonValue ulimit(@Nullable Ulimit ulimit) {
        if (ulimit == null) return JsonValue.NULL;
        long single = ulimit.single().orElse(0);
        if (single != 0) return JsonValue.of(single);
        var fields = new Fields(dialect);
        if (dialect == Dialect.JSON) return fields.number("soft", ulimit.soft()).number("hard", ulimit.hard()).build();
        return fields.always("soft", JsonValue.of(ulimit.soft())).always("hard", JsonValue.of(ulimit.hard())).build();
    }
}
