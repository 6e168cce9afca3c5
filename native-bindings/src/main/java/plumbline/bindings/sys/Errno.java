package plumbline.bindings.sys;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import plumbline.bindings.generated.Uapi;

/** The kernel's error numbers by name, errno(3). */
public enum Errno {
    EPERM(Uapi.EPERM()),
    ENOENT(Uapi.ENOENT()),
    ESRCH(Uapi.ESRCH()),
    EINTR(Uapi.EINTR()),
    EIO(Uapi.EIO()),
    ENXIO(Uapi.ENXIO()),
    E2BIG(Uapi.E2BIG()),
    ENOEXEC(Uapi.ENOEXEC()),
    EBADF(Uapi.EBADF()),
    ECHILD(Uapi.ECHILD()),
    EAGAIN(Uapi.EAGAIN()),
    ENOMEM(Uapi.ENOMEM()),
    EACCES(Uapi.EACCES()),
    EFAULT(Uapi.EFAULT()),
    ENOTBLK(Uapi.ENOTBLK()),
    EBUSY(Uapi.EBUSY()),
    EEXIST(Uapi.EEXIST()),
    EXDEV(Uapi.EXDEV()),
    ENODEV(Uapi.ENODEV()),
    ENOTDIR(Uapi.ENOTDIR()),
    EISDIR(Uapi.EISDIR()),
    EINVAL(Uapi.EINVAL()),
    ENFILE(Uapi.ENFILE()),
    EMFILE(Uapi.EMFILE()),
    ENOTTY(Uapi.ENOTTY()),
    ETXTBSY(Uapi.ETXTBSY()),
    EFBIG(Uapi.EFBIG()),
    ENOSPC(Uapi.ENOSPC()),
    ESPIPE(Uapi.ESPIPE()),
    EROFS(Uapi.EROFS()),
    EMLINK(Uapi.EMLINK()),
    EPIPE(Uapi.EPIPE()),
    EDOM(Uapi.EDOM()),
    ERANGE(Uapi.ERANGE()),
    EDEADLK(Uapi.EDEADLK()),
    ENAMETOOLONG(Uapi.ENAMETOOLONG()),
    ENOLCK(Uapi.ENOLCK()),
    ENOSYS(Uapi.ENOSYS()),
    ENOTEMPTY(Uapi.ENOTEMPTY()),
    ELOOP(Uapi.ELOOP()),
    ENOMSG(Uapi.ENOMSG()),
    EIDRM(Uapi.EIDRM()),
    ECHRNG(Uapi.ECHRNG()),
    EL2NSYNC(Uapi.EL2NSYNC()),
    EL3HLT(Uapi.EL3HLT()),
    EL3RST(Uapi.EL3RST()),
    ELNRNG(Uapi.ELNRNG()),
    EUNATCH(Uapi.EUNATCH()),
    ENOCSI(Uapi.ENOCSI()),
    EL2HLT(Uapi.EL2HLT()),
    EBADE(Uapi.EBADE()),
    EBADR(Uapi.EBADR()),
    EXFULL(Uapi.EXFULL()),
    ENOANO(Uapi.ENOANO()),
    EBADRQC(Uapi.EBADRQC()),
    EBADSLT(Uapi.EBADSLT()),
    EBFONT(Uapi.EBFONT()),
    ENOSTR(Uapi.ENOSTR()),
    ENODATA(Uapi.ENODATA()),
    ETIME(Uapi.ETIME()),
    ENOSR(Uapi.ENOSR()),
    ENONET(Uapi.ENONET()),
    ENOPKG(Uapi.ENOPKG()),
    EREMOTE(Uapi.EREMOTE()),
    ENOLINK(Uapi.ENOLINK()),
    EADV(Uapi.EADV()),
    ESRMNT(Uapi.ESRMNT()),
    ECOMM(Uapi.ECOMM()),
    EPROTO(Uapi.EPROTO()),
    EMULTIHOP(Uapi.EMULTIHOP()),
    EDOTDOT(Uapi.EDOTDOT()),
    EBADMSG(Uapi.EBADMSG()),
    EOVERFLOW(Uapi.EOVERFLOW()),
    ENOTUNIQ(Uapi.ENOTUNIQ()),
    EBADFD(Uapi.EBADFD()),
    EREMCHG(Uapi.EREMCHG()),
    ELIBACC(Uapi.ELIBACC()),
    ELIBBAD(Uapi.ELIBBAD()),
    ELIBSCN(Uapi.ELIBSCN()),
    ELIBMAX(Uapi.ELIBMAX()),
    ELIBEXEC(Uapi.ELIBEXEC()),
    EILSEQ(Uapi.EILSEQ()),
    ERESTART(Uapi.ERESTART()),
    ESTRPIPE(Uapi.ESTRPIPE()),
    EUSERS(Uapi.EUSERS()),
    ENOTSOCK(Uapi.ENOTSOCK()),
    EDESTADDRREQ(Uapi.EDESTADDRREQ()),
    EMSGSIZE(Uapi.EMSGSIZE()),
    EPROTOTYPE(Uapi.EPROTOTYPE()),
    ENOPROTOOPT(Uapi.ENOPROTOOPT()),
    EPROTONOSUPPORT(Uapi.EPROTONOSUPPORT()),
    ESOCKTNOSUPPORT(Uapi.ESOCKTNOSUPPORT()),
    EOPNOTSUPP(Uapi.EOPNOTSUPP()),
    EPFNOSUPPORT(Uapi.EPFNOSUPPORT()),
    EAFNOSUPPORT(Uapi.EAFNOSUPPORT()),
    EADDRINUSE(Uapi.EADDRINUSE()),
    EADDRNOTAVAIL(Uapi.EADDRNOTAVAIL()),
    ENETDOWN(Uapi.ENETDOWN()),
    ENETUNREACH(Uapi.ENETUNREACH()),
    ENETRESET(Uapi.ENETRESET()),
    ECONNABORTED(Uapi.ECONNABORTED()),
    ECONNRESET(Uapi.ECONNRESET()),
    ENOBUFS(Uapi.ENOBUFS()),
    EISCONN(Uapi.EISCONN()),
    ENOTCONN(Uapi.ENOTCONN()),
    ESHUTDOWN(Uapi.ESHUTDOWN()),
    ETOOMANYREFS(Uapi.ETOOMANYREFS()),
    ETIMEDOUT(Uapi.ETIMEDOUT()),
    ECONNREFUSED(Uapi.ECONNREFUSED()),
    EHOSTDOWN(Uapi.EHOSTDOWN()),
    EHOSTUNREACH(Uapi.EHOSTUNREACH()),
    EALREADY(Uapi.EALREADY()),
    EINPROGRESS(Uapi.EINPROGRESS()),
    ESTALE(Uapi.ESTALE()),
    EUCLEAN(Uapi.EUCLEAN()),
    ENOTNAM(Uapi.ENOTNAM()),
    ENAVAIL(Uapi.ENAVAIL()),
    EISNAM(Uapi.EISNAM()),
    EREMOTEIO(Uapi.EREMOTEIO()),
    EDQUOT(Uapi.EDQUOT()),
    ENOMEDIUM(Uapi.ENOMEDIUM()),
    EMEDIUMTYPE(Uapi.EMEDIUMTYPE()),
    ECANCELED(Uapi.ECANCELED()),
    ENOKEY(Uapi.ENOKEY()),
    EKEYEXPIRED(Uapi.EKEYEXPIRED()),
    EKEYREVOKED(Uapi.EKEYREVOKED()),
    EKEYREJECTED(Uapi.EKEYREJECTED()),
    EOWNERDEAD(Uapi.EOWNERDEAD()),
    ENOTRECOVERABLE(Uapi.ENOTRECOVERABLE()),
    ERFKILL(Uapi.ERFKILL()),
    EHWPOISON(Uapi.EHWPOISON());

    private static final Map<Integer, Errno> BY_NUMBER = new HashMap<>();

    static {
        for (Errno errno : values()) {
            BY_NUMBER.put(errno.number, errno);
        }
    }

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    /** The positive number, as in errno(3). */
    public int number() {
        return number;
    }

    /** What a system call of this project returns when it fails so. */
    public long asResult() {
        return -(long) number;
    }

    /** The error that a negative result stands for; empty for success and for numbers without a name. */
    public static Optional<Errno> ofResult(long result) {
        return result < 0 ? Optional.ofNullable(BY_NUMBER.get((int) -result)) : Optional.empty();
    }

    /** {@code EBUSY (16)} for −16; a number without a name is shown as it is. */
    public static String describe(long result) {
        return ofResult(result).map(errno -> errno + " (" + errno.number + ")").orElseGet(() -> "error " + -result);
    }
}
