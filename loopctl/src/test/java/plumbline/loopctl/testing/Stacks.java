package plumbline.loopctl.testing;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.Permissions;
import plumbline.loopctl.layer.Workshop;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.stack.StackBuilder;
import plumbline.loopctl.stack.StackSpec;

/** Stacks of a test: in its temporary folder and on a ledger of their own, which is closed after each test. */
public final class Stacks implements BeforeEachCallback, AfterEachCallback {
    private final Supplier<Path> folder;
    private Optional<Ledger> ledger = Optional.empty();

    /**
     * An extension of a test.
     *
     * @param folder where the files of the stacks are, asked at the beginning of each test
     */
    public Stacks(Supplier<Path> folder) {
        this.folder = folder;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ledger = Optional.of(Ledger.open(LedgerFolder.of(folder.get().resolve("ledgers")), "test"));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ledger().close();
    }

    /** Whether this machine has all that a stack asks for. */
    public static boolean isPossible(String text) {
        return StackBuilder.requirements(StackSpec.parse(text)).stream()
                .allMatch(requirement -> requirement.check(Host.live()).isEmpty());
    }

    /** Builds one; whoever asks closes it. */
    public Stack build(String text) {
        return new StackBuilder(new Workshop(folder.get(), ledger(), Permissions.none())).build(StackSpec.parse(text));
    }

    /** The open ledger. */
    public Ledger ledger() {
        return ledger.orElseThrow();
    }
}
