/** The kernel's system calls, the memory that I/O may touch, and io_uring: the only module with native access. */
module plumbline.bindings {
    requires static transitive org.jspecify;

    exports plumbline.bindings.sys;
    exports plumbline.bindings.mem;
    exports plumbline.bindings.aio;
    exports plumbline.bindings.uring;
    exports plumbline.bindings.block;
    exports plumbline.bindings.fuse;
}
