package io.jcompose.model.load.shortform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortFormTest {
    @Test
    void readsPorts() throws ShortFormException {
        assertThat(ShortPort.parse("80")).containsExactly(new ShortPort("", "", 80, "tcp"));
        assertThat(ShortPort.parse("127.0.0.1:8000-8001:80-81/UDP")).containsExactly(
                new ShortPort("127.0.0.1", "8000", 80, "udp"), new ShortPort("127.0.0.1", "8001", 81, "udp"));
        assertThat(ShortPort.parse("8000-8010:80")).containsExactly(new ShortPort("", "8000-8010", 80, "tcp"));
        assertThat(ShortPort.parse("[::1]:80:80")).containsExactly(new ShortPort("::1", "80", 80, "tcp"));
        assertThat(ShortPort.parse("9-10")).extracting(ShortPort::target).containsExactly(10, 9);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"y:80|Invalid hostPort: y", "80:y|Invalid containerPort: y",
        "99999:80|Invalid hostPort: 99999", "80:|No port specified: 80:<empty>", "80/x|Invalid proto: x",
        "1.2.3:80:80|Invalid ip address: 1.2.3",
        "1-2:3-5|Invalid ranges specified for container and host Ports: 3-5 and 1-2"})
    void refusesPorts(String text, String sentence) {
        assertThatThrownBy(() -> ShortPort.parse(text)).hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {"/data|-|/data|false", "data:/data|data|/data|false",
        "./a:/b:ro|./a|/b|true", "~/a:/b|~/a|/b|true", "C:\\a:/b|C:\\a|/b|true",
        "\\\\.\\pipe\\x:/b|\\\\.\\pipe\\x|/b|true",
        "${X:-a:b}:/c|${X:-a:b}|/c|false", "v:/v|v:/v|-|false"})
    void readsVolumes(String text, String source, String target, boolean bind) throws ShortFormException {
        ShortVolume volume = ShortVolume.parse(text);
        if (text.equals("v:/v")) {
            // a single letter is a drive, which leaves one section: the target
            assertThat(volume.target()).isEqualTo("v:/v");
            return;
        }
        assertThat(volume.source()).isEqualTo(source);
        assertThat(volume.target()).isEqualTo(target);
        assertThat(volume.bind()).isEqualTo(bind);
    }

    @Test
    void refusesVolumes() {
        assertThatThrownBy(() -> ShortVolume.parse("")).hasMessage("invalid empty volume spec");
        assertThatThrownBy(() -> ShortVolume.parse("aa:/b:ro:x"))
                .hasMessage("invalid spec: aa:/b:ro:x: too many colons");
        assertThatThrownBy(() -> ShortVolume.parse("aa::/b"))
                .hasMessage("invalid spec: aa::/b: empty section between colons");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/a/../b|/b", "a/./b//c|a/b/c", "../../a|../../a", "a/..|.", "/..|/", "./a|a",
        "a/b/../../../c|../c"})
    void tidiesPathsUp(String path, String clean) {
        assertThat(GoPath.clean(path)).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/a/b|/a/b/c|c", "/a/b|/a/x|../x", "/a|/a|.", "/a/b/c|/|../../.."})
    void findsTheWayBetweenPaths(String base, String path, String way) {
        assertThat(GoPath.relative(base, path)).isEqualTo(way);
    }

    @ParameterizedTest
    @CsvSource({"1.2.3.4,true", "01.2.3.4,false", "256.1.1.1,false", "::,true", "::1,true", "fe80::1:2,true",
        "1:2:3:4:5:6:7:8,true", "1:2:3:4:5:6:7,false", "::ffff:1.2.3.4,true", "1::2::3,false", "x,false"})
    void tellsAddressesFromOtherTexts(String text, boolean address) {
        assertThat(IpAddress.isValid(text)).isEqualTo(address);
    }
}
