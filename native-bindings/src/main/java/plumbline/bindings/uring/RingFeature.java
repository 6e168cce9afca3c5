package plumbline.bindings.uring;

import java.util.EnumSet;
import java.util.Set;
import plumbline.bindings.generated.Uapi;

/** What a kernel says of its io_uring at set-up: the IORING_FEAT bits. */
public enum RingFeature {
    /** Both rings lie in one mapping (5.4). */
    SINGLE_MMAP(Uapi.IORING_FEAT_SINGLE_MMAP()),
    /** Completions that find the queue full are kept, not dropped (5.5). */
    NODROP(Uapi.IORING_FEAT_NODROP()),
    /** iovecs may be reused once the request is submitted (5.5). */
    SUBMIT_STABLE(Uapi.IORING_FEAT_SUBMIT_STABLE()),
    RW_CUR_POS(Uapi.IORING_FEAT_RW_CUR_POS()),
    CUR_PERSONALITY(Uapi.IORING_FEAT_CUR_PERSONALITY()),
    FAST_POLL(Uapi.IORING_FEAT_FAST_POLL()),
    POLL_32BITS(Uapi.IORING_FEAT_POLL_32BITS()),
    SQPOLL_NONFIXED(Uapi.IORING_FEAT_SQPOLL_NONFIXED()),
    /** io_uring_enter(2) takes a timeout (5.11). */
    EXT_ARG(Uapi.IORING_FEAT_EXT_ARG()),
    NATIVE_WORKERS(Uapi.IORING_FEAT_NATIVE_WORKERS()),
    RSRC_TAGS(Uapi.IORING_FEAT_RSRC_TAGS()),
    CQE_SKIP(Uapi.IORING_FEAT_CQE_SKIP()),
    LINKED_FILE(Uapi.IORING_FEAT_LINKED_FILE());

    private final int bit;

    RingFeature(int bit) {
        this.bit = bit;
    }

    static Set<RingFeature> ofBits(int bits) {
        EnumSet<RingFeature> features = EnumSet.noneOf(RingFeature.class);
        for (RingFeature feature : values()) {
            if ((bits & feature.bit) != 0) {
                features.add(feature);
            }
        }
        return features;
    }
}
