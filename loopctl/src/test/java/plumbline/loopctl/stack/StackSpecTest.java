package plumbline.loopctl.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.loopctl.layer.LayerKind;

class StackSpecTest {
    record Spelling(String text, String canonical) {}

    static List<Spelling> spellings() {
        return List.of(
                new Spelling("file", "file"),
                new Spelling("file:64M", "file:64M"),
                new Spelling("file:size=65536k", "file:64M"),
                new Spelling("file:alloc=falloc,size=1000", "file:1000,alloc=falloc"),
                new Spelling(" file:64M|loop:bs=512,dio ", "file:64M | loop:dio,bs=512"),
                new Spelling("[file:1M]|loop", "[file:1M] | loop"),
                new Spelling("[file:1M | loop:dio] | loop", "[file:1M | loop:dio] | loop"));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void shouldReadAndSpellCanonically(Spelling spelling) {
        StackSpec spec = StackSpec.parse(spelling.text());

        assertThat(spec).hasToString(spelling.canonical());
        assertThat(StackSpec.parse(spec.toString())).isEqualTo(spec);
    }

    record Mistake(String text, String message) {}

    static List<Mistake> mistakes() {
        return List.of(
                new Mistake("file:64M | lop:dio", """
                        unknown layer: lop (known: %s)
                            file:64M | lop:dio
                                       ^"""),
                new Mistake("", """
                        a layer is missing (known: %s)
                           \s
                            ^"""),
                new Mistake("loop:dio", """
                        loop stands on a file or a block device, and here on nothing
                            loop:dio
                            ^"""),
                new Mistake("file | loop | file", """
                        file stands on a folder, and here on a block device
                            file | loop | file
                                          ^"""),
                new Mistake("file:64X", """
                        size is a size like 4096, 4k or 64M: 64X
                            file:64X
                                 ^"""),
                new Mistake("file | loop:bs", """
                        bs needs a value: bs=…
                            file | loop:bs
                                        ^"""),
                new Mistake("file | loop:dio=1", """
                        dio takes no value
                            file | loop:dio=1
                                            ^"""),
                new Mistake("file | loop:order=new", """
                        order is one of configure, old: new
                            file | loop:order=new
                                              ^"""),
                new Mistake("file | loop:size=1", """
                        unknown option of loop: size (known: dio, bs, offset, sizelimit, ro, order, backing)
                            file | loop:size=1
                                        ^"""),
                new Mistake("file | loop:dio,dio", """
                        dio is given twice
                            file | loop:dio,dio
                                            ^"""),
                new Mistake("file*0", """
                        a layer is repeated 1 to 64 times: *0
                            file*0
                                 ^"""),
                new Mistake("file*2", """
                        a stack ends in one target, and this one in 2: join them with a layer that takes all, like raid0
                            file*2
                                  ^"""),
                new Mistake("file | loop*2", """
                        only what stands in a folder, or on nothing, can be repeated: loop stands on a file
                            file | loop*2
                                   ^"""),
                new Mistake("[file, file | loop", """
                        what begins with [ ends with ]
                            [file, file | loop
                                              ^"""),
                new Mistake("file] | loop", """
                        a layer is followed by | or by the end
                            file] | loop
                                ^"""));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void shouldGiveTheRuleAndPointAtThePlace(Mistake mistake) {
        assertThatThrownBy(() -> StackSpec.parse(mistake.text()))
                .isInstanceOf(SpecException.class)
                .hasMessage(mistake.message().replace("%s", String.join(", ", LayerKind.words())));
    }

    @Test
    void shouldTellWhereABracketedLayerEnds() {
        assertThat(StackSpec.parse("[file:1M,alloc=falloc]")).hasToString("[file:1M,alloc=falloc]");
        assertThatThrownBy(() -> StackSpec.parse("[file:1M, file:2M] | loop:dio"))
                .hasMessageStartingWith("a stack ends in one target, and this one in 2");
    }
}
