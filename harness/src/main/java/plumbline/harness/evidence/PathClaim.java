package plumbline.harness.evidence;

/** What a case is about, and what shows that it came about. A case that cannot show it is Broken, not passed. */
public enum PathClaim {
    /** A request became several on its way. */
    SPLIT("no request was split on its way") {
        @Override
        boolean isShown(Evidence evidence) {
            return evidence.count(Evidence.BLOCK_SPLITS) > 0
                    || evidence.count(Evidence.QUEUED_BIOS) > evidence.count(Evidence.REQUESTS)
                    || evidence.count(Evidence.BIO_REMAPS) > evidence.count(Evidence.REQUESTS);
        }
    },
    /** Several bios became one request. */
    MERGED("no bios became one request") {
        @Override
        boolean isShown(Evidence evidence) {
            return evidence.count(Evidence.MERGES) > 0;
        }
    };

    private final String otherwise;

    PathClaim(String otherwise) {
        this.otherwise = otherwise;
    }

    abstract boolean isShown(Evidence evidence);

    /** Whether the evidence says that it did not come about. Where nothing is known, nothing is said. */
    public boolean isDisproved(Evidence evidence) {
        return evidence.isComplete() && evidence.count(Evidence.QUEUED_BIOS) > 0 && !isShown(evidence);
    }

    /** What is so when it is not shown. */
    public String otherwise() {
        return otherwise;
    }
}
