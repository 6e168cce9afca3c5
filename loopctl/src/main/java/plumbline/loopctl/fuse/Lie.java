package plumbline.loopctl.fuse;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import plumbline.bindings.sys.Errno;

/** The ways in which storage can lie. Each tells its lie of one request, and answers as {@link Backing} does. */
public enum Lie {
    /** A write is answered and not done. */
    LOST_WRITE(Of.WRITE) {
        @Override
        long tell(Scene scene) {
            return scene.length();
        }
    },
    /** A read brings what was there before the last write. */
    STALE_READ(Of.READ) {
        @Override
        long tell(Scene scene) {
            return scene.earlier().read(scene.memory(), scene.offset());
        }
    },
    /** A read brings another place's bytes. */
    MISDIRECTED_READ(Of.READ) {
        @Override
        long tell(Scene scene) {
            return scene.honest().read(scene.memory(), scene.elsewhere());
        }
    },
    /** A write goes to another place. */
    MISDIRECTED_WRITE(Of.WRITE) {
        @Override
        long tell(Scene scene) {
            return scene.honest().write(scene.memory(), scene.elsewhere());
        }
    },
    /** A read brings, from the middle of a sector on, what was there before the last write. */
    TORN_READ(Of.READ) {
        @Override
        long tell(Scene scene) {
            scene.honest().read(scene.memory(), scene.offset());
            int cut = scene.cut();
            scene.earlier().read(scene.memory().asSlice(cut), scene.offset() + cut);
            return scene.length();
        }
    },
    /** A write ends in the middle of a sector, and is answered as a whole one. */
    TORN_WRITE(Of.WRITE) {
        @Override
        long tell(Scene scene) {
            int cut = scene.cut();
            scene.honest().read(scene.altered(), scene.offset());
            scene.altered().asSlice(0, cut).copyFrom(scene.memory().asSlice(0, cut));
            return scene.honest().write(scene.altered(), scene.offset());
        }
    },
    /** The bytes of a page lie some bytes too early. */
    SHIFTED(Of.EITHER) {
        @Override
        long tell(Scene scene) {
            return scene.alter(data -> {
                long page = scene.random().nextLong(0, (data.byteSize() + 4095) / 4096) * 4096;
                long length = Math.min(4096, data.byteSize() - page);
                long shift = scene.random().nextLong(1, Math.min(512, length / 2));
                data.asSlice(page, length - shift).copyFrom(data.asSlice(page + shift, length - shift));
            });
        }
    },
    /** A part of the request stands there twice, once in the place of another. */
    DUPLICATED(Of.EITHER) {
        @Override
        long tell(Scene scene) {
            return scene.alter(data -> {
                long sectors = data.byteSize() / Scene.SECTOR;
                if (sectors > 1) {
                    long from = scene.random().nextLong(sectors);
                    long to = (from + scene.random().nextLong(1, sectors)) % sectors;
                    data.asSlice(to * Scene.SECTOR, Scene.SECTOR)
                            .copyFrom(data.asSlice(from * Scene.SECTOR, Scene.SECTOR));
                }
            });
        }
    },
    /** One bit is the other one. */
    BIT_FLIP(Of.EITHER) {
        @Override
        long tell(Scene scene) {
            return scene.alter(data -> {
                long at = scene.random().nextLong(data.byteSize());
                int bit = 1 << scene.random().nextInt(8);
                data.set(Scene.BYTE, at, (byte) (data.get(Scene.BYTE, at) ^ bit));
            });
        }
    },
    /** Some sectors are zeros. */
    ZEROED(Of.EITHER) {
        @Override
        long tell(Scene scene) {
            return scene.alter(data -> {
                long sectors = Math.max(1, data.byteSize() / Scene.SECTOR);
                long from = scene.random().nextLong(sectors) * Scene.SECTOR;
                long length = Math.min(data.byteSize() - from, scene.random().nextLong(1, 9) * Scene.SECTOR);
                data.asSlice(from, length).fill((byte) 0);
            });
        }
    },
    /** A read says that it brought less than was asked for. */
    SHORT_READ(Of.READ) {
        @Override
        long tell(Scene scene) {
            return Math.min(scene.honest().read(scene.memory(), scene.offset()), scene.shorter());
        }
    },
    /** A write says that it took less than it was given. */
    SHORT_WRITE(Of.WRITE) {
        @Override
        long tell(Scene scene) {
            return Math.min(scene.honest().write(scene.memory(), scene.offset()), scene.shorter());
        }
    },
    /** A legal request is refused with EINVAL. */
    REFUSED(Of.EITHER) {
        @Override
        long tell(Scene scene) {
            return Errno.EINVAL.asResult();
        }
    },
    /** A request fails with EIO. */
    ERROR(Of.EITHER) {
        @Override
        long tell(Scene scene) {
            return Errno.EIO.asResult();
        }
    },
    /** A write fails with ENOSPC. */
    NO_SPACE(Of.WRITE) {
        @Override
        long tell(Scene scene) {
            return Errno.ENOSPC.asResult();
        }
    },
    /** An answer comes late, and is right. */
    DELAYED(Of.EITHER) {
        @Override
        long tell(Scene scene) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
            return scene.alter(data -> {});
        }
    },
    /** A request is never answered. */
    UNANSWERED(Of.EITHER) {
        @Override
        long tell(Scene scene) {
            return Backing.NO_ANSWER;
        }
    },
    /** A flush is answered, and what was written is not safe. Tells on whoever caches writes. */
    FLUSH_IGNORED(Of.FLUSH) {
        @Override
        long tell(Scene scene) {
            return 0;
        }
    };

    private final Of of;

    Lie(Of of) {
        this.of = of;
    }

    /** What kind of request a lie is told of. */
    private enum Of {
        READ,
        WRITE,
        EITHER,
        FLUSH
    }

    /** What is asked of storage. */
    public enum Request {
        READ,
        WRITE,
        FLUSH
    }

    abstract long tell(Scene scene);

    /** Whether it can be told of such a request. */
    public boolean isOf(Request request) {
        return switch (of) {
            case READ -> request == Request.READ;
            case WRITE -> request == Request.WRITE;
            case EITHER -> request != Request.FLUSH;
            case FLUSH -> request == Request.FLUSH;
        };
    }

    /** Whether it changes what is answered, or when, and no byte anywhere. */
    public boolean isOfTheAnswer() {
        return switch (this) {
            case SHORT_READ, SHORT_WRITE, REFUSED, ERROR, NO_SPACE, DELAYED, UNANSWERED, FLUSH_IGNORED -> true;
            case LOST_WRITE,
                    STALE_READ,
                    MISDIRECTED_READ,
                    MISDIRECTED_WRITE,
                    TORN_READ,
                    TORN_WRITE,
                    SHIFTED,
                    DUPLICATED,
                    BIT_FLIP,
                    ZEROED -> false;
        };
    }

    /** As options spell it: {@code lost-write}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Lie> ofWord(String word) {
        return Arrays.stream(values()).filter(lie -> lie.word().equals(word)).findFirst();
    }

    /** The words of those that are told of a place, in order. */
    public static List<String> wordsOfPlaces() {
        return Arrays.stream(values())
                .filter(lie -> lie.of != Of.FLUSH)
                .map(Lie::word)
                .toList();
    }
}
