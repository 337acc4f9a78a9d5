import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Rewrites class files so that two constructs of the language need no code made at run time: {@code switch} over types,
 * and {@code equals}, {@code hashCode} and {@code toString} of records. javac leaves both to {@code invokedynamic}, for
 * which the JVM assembles classes on first use (10 ms for the first one, up to one for each other), and start-up archives
 * do not keep those, as they do keep lambdas. The meaning is what {@code SwitchBootstraps.typeSwitch} and
 * {@code ObjectMethods.bootstrap} document.
 */
final class Flatten {
    private Flatten() {}

    /** Takes directories of class files, which are changed in place. */
    public static void main(String[] directories) throws IOException {
        for (String directory : directories) {
            List<Path> files;
            try (var all = Files.walk(Path.of(directory))) {
                files = all.filter(file -> file.toString().endsWith(".class")).toList();
            }
            for (Path file : files) {
                byte[] before = Files.readAllBytes(file);
                var flattener = new Flattener();
                new ClassReader(before).accept(flattener, 0);
                if (flattener.changed) Files.write(file, flattener.writer.toByteArray());
            }
        }
    }

    private static final class Flattener extends ClassVisitor {
        // Methods that are there keep their frames; those added here write their own.
        private final ClassWriter writer;
        private String owner = "";
        private boolean isInterface;
        private boolean changed;
        private int switches;

        Flattener() {
            super(Opcodes.ASM9, new ClassWriter(ClassWriter.COMPUTE_MAXS));
            writer = (ClassWriter) cv;
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            owner = name;
            isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
            super.visit(version, access, name, signature, parent, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                @Override
                public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
                    if (bootstrap.getOwner().equals("java/lang/runtime/SwitchBootstraps")
                            && bootstrap.getName().equals("typeSwitch") && onlyTypes(descriptor, arguments)) {
                        String method = "$typeSwitch$" + switches++;
                        typeSwitch(method, descriptor, arguments);
                        visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, descriptor, isInterface);
                        changed = true;
                    } else if (bootstrap.getOwner().equals("java/lang/runtime/ObjectMethods")) {
                        String method = "$record$" + name;
                        switch (name) {
                            case "toString" -> recordToString(method, descriptor, arguments);
                            case "hashCode" -> recordHashCode(method, descriptor, arguments);
                            default -> recordEquals(method, descriptor, arguments);
                        }
                        visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, descriptor, false);
                        changed = true;
                    } else {
                        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
                    }
                }
            };
        }

        private static boolean onlyTypes(String descriptor, Object[] labels) {
            if (Type.getArgumentTypes(descriptor)[0].getSort() < Type.ARRAY) return false;
            for (Object label : labels) {
                if (!(label instanceof Type type) || type.getSort() < Type.ARRAY) return false;
            }
            return true;
        }

        private MethodVisitor add(String name, String descriptor) {
            MethodVisitor code = cv.visitMethod(
                    Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, name, descriptor, null, null);
            code.visitCode();
            return code;
        }

        private static void end(MethodVisitor code, int returning) {
            code.visitInsn(returning);
            code.visitMaxs(0, 0);
            code.visitEnd();
        }

        private static void label(MethodVisitor code, Label label) {
            code.visitLabel(label);
            code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        }

        /** {@code (target, restart) -> -1 for null, else the first label at or after restart that fits, else their number}. */
        private void typeSwitch(String name, String descriptor, Object[] labels) {
            MethodVisitor code = add(name, descriptor);
            var something = new Label();
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitJumpInsn(Opcodes.IFNONNULL, something);
            code.visitInsn(Opcodes.ICONST_M1);
            code.visitInsn(Opcodes.IRETURN);
            label(code, something);
            for (int i = 0; i < labels.length; i++) {
                var next = new Label();
                code.visitVarInsn(Opcodes.ILOAD, 1);
                push(code, i);
                code.visitJumpInsn(Opcodes.IF_ICMPGT, next);
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitTypeInsn(Opcodes.INSTANCEOF, ((Type) labels[i]).getInternalName());
                code.visitJumpInsn(Opcodes.IFEQ, next);
                push(code, i);
                code.visitInsn(Opcodes.IRETURN);
                label(code, next);
            }
            push(code, labels.length);
            end(code, Opcodes.IRETURN);
        }

        private void recordToString(String name, String descriptor, Object[] arguments) {
            MethodVisitor code = add(name, descriptor);
            String builder = "java/lang/StringBuilder";
            String simple = owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
            String[] names = ((String) arguments[1]).isEmpty() ? new String[0] : ((String) arguments[1]).split(";");
            code.visitTypeInsn(Opcodes.NEW, builder);
            code.visitInsn(Opcodes.DUP);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, builder, "<init>", "()V", false);
            for (int i = 0; i < names.length; i++) {
                append(code, (i == 0 ? simple + "[" : ", ") + names[i] + "=");
                var field = (Handle) arguments[i + 2];
                get(code, 0, field);
                String type = switch (field.getDesc()) {
                    case "B", "S" -> "I";
                    case "I", "J", "F", "D", "Z", "C", "Ljava/lang/String;" -> field.getDesc();
                    default -> "Ljava/lang/Object;";
                };
                code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, builder, "append", "(" + type + ")L" + builder + ";", false);
            }
            append(code, names.length == 0 ? simple + "[]" : "]");
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, builder, "toString", "()Ljava/lang/String;", false);
            end(code, Opcodes.ARETURN);
        }

        private static void append(MethodVisitor code, String text) {
            code.visitLdcInsn(text);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/StringBuilder", "append",
                    "(Ljava/lang/String;)Ljava/lang/StringBuilder;", false);
        }

        private void recordHashCode(String name, String descriptor, Object[] arguments) {
            MethodVisitor code = add(name, descriptor);
            code.visitInsn(Opcodes.ICONST_0);
            for (int i = 2; i < arguments.length; i++) {
                var field = (Handle) arguments[i];
                push(code, 31);
                code.visitInsn(Opcodes.IMUL);
                get(code, 0, field);
                if (isPrimitive(field)) {
                    code.visitMethodInsn(Opcodes.INVOKESTATIC, box(field), "hashCode", "(" + field.getDesc() + ")I", false);
                } else {
                    code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Objects", "hashCode", "(Ljava/lang/Object;)I", false);
                }
                code.visitInsn(Opcodes.IADD);
            }
            end(code, Opcodes.IRETURN);
        }

        private void recordEquals(String name, String descriptor, Object[] arguments) {
            MethodVisitor code = add(name, descriptor);
            var differs = new Label();
            var same = new Label();
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitJumpInsn(Opcodes.IF_ACMPEQ, same);
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitTypeInsn(Opcodes.INSTANCEOF, owner);
            code.visitJumpInsn(Opcodes.IFEQ, differs);
            for (int i = 2; i < arguments.length; i++) {
                var field = (Handle) arguments[i];
                get(code, 0, field);
                get(code, 1, field);
                switch (field.getDesc()) {
                    case "Z", "B", "C", "S", "I" -> code.visitJumpInsn(Opcodes.IF_ICMPNE, differs);
                    case "J", "F", "D" -> {
                        String pair = "(" + field.getDesc() + field.getDesc() + ")I";
                        code.visitMethodInsn(Opcodes.INVOKESTATIC, box(field), "compare", pair, false);
                        code.visitJumpInsn(Opcodes.IFNE, differs);
                    }
                    default -> {
                        code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Objects", "equals",
                                "(Ljava/lang/Object;Ljava/lang/Object;)Z", false);
                        code.visitJumpInsn(Opcodes.IFEQ, differs);
                    }
                }
            }
            label(code, same);
            code.visitInsn(Opcodes.ICONST_1);
            code.visitInsn(Opcodes.IRETURN);
            label(code, differs);
            code.visitInsn(Opcodes.ICONST_0);
            end(code, Opcodes.IRETURN);
        }

        private void get(MethodVisitor code, int local, Handle field) {
            code.visitVarInsn(Opcodes.ALOAD, local);
            if (local == 1) code.visitTypeInsn(Opcodes.CHECKCAST, owner);
            code.visitFieldInsn(Opcodes.GETFIELD, field.getOwner(), field.getName(), field.getDesc());
        }

        private static boolean isPrimitive(Handle field) {
            return field.getDesc().length() == 1;
        }

        private static String box(Handle field) {
            return switch (field.getDesc()) {
                case "Z" -> "java/lang/Boolean";
                case "B" -> "java/lang/Byte";
                case "C" -> "java/lang/Character";
                case "S" -> "java/lang/Short";
                case "I" -> "java/lang/Integer";
                case "J" -> "java/lang/Long";
                case "F" -> "java/lang/Float";
                default -> "java/lang/Double";
            };
        }

        private static void push(MethodVisitor code, int number) {
            if (number <= 5) code.visitInsn(Opcodes.ICONST_0 + number);
            else if (number <= Byte.MAX_VALUE) code.visitIntInsn(Opcodes.BIPUSH, number);
            else code.visitIntInsn(Opcodes.SIPUSH, number);
        }
    }
}
