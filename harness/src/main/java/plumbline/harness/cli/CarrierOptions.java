package plumbline.harness.cli;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumbline.harness.run.StopFlag;
import plumbline.loopctl.cli.PermissionOptions;

/** Where recordings are carried out, and how long a request may take there. */
final class CarrierOptions {
    @Option(
            names = "--lane",
            paramLabel = "KERNEL",
            description = "In guests of that kernel, a fresh one for each try.")
    private @Nullable String lane;

    @Option(names = "--request-timeout", paramLabel = "TIME", description = Times.REQUEST_HELP)
    private @Nullable String requestTimeout;

    @Mixin
    private PermissionOptions permissions = new PermissionOptions();

    /** Opens the place. */
    Carriers open(StopFlag stop) {
        Optional<Duration> request = Times.given("--request-timeout", requestTimeout);
        return new Carriers(Optional.ofNullable(lane), permissions.permissions(), request, stop);
    }

    PermissionOptions permissions() {
        return permissions;
    }
}
