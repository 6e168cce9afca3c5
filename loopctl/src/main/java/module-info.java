/** Devices and file systems as layers, stacked by one line of text, and safe to run as root. */
module plumbline.loopctl {
    requires transitive plumbline.bindings;
    requires com.fasterxml.jackson.databind;
    requires transitive info.picocli;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports plumbline.loopctl.cli;
    exports plumbline.loopctl.fuse;
    exports plumbline.loopctl.host;
    exports plumbline.loopctl.layer;
    exports plumbline.loopctl.ledger;
    exports plumbline.loopctl.limits;
    exports plumbline.loopctl.stack;

    opens plumbline.loopctl.cli to
            info.picocli;
    opens plumbline.loopctl.ledger to
            com.fasterxml.jackson.databind;
}
