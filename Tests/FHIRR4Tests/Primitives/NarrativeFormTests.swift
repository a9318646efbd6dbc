import Testing

@testable import FHIRR4

@Suite struct NarrativeFormTests {
    private static func div(_ content: String) -> String {
        "<div xmlns=\"http://www.w3.org/1999/xhtml\">\(content)</div>"
    }

    @Test(
        "Basic formatting is a narrative",
        arguments: [
            div("Kunjungan"), div("<p>A &amp; B</p>"), div("a<br/>b"), div("a<br />b"),
            div("<table class='x'><tr><td>1</td></tr></table>"), div("&#233;&#xE9;&lt;"),
            div("<!-- catatan -->isi"), div("<img src=\"#a\" alt=\"\"/>"),
            "  " + div("x") + "\n", div("<div><div>dalam</div></div>"),
            "<div lang=\"id\" xmlns='http://www.w3.org/1999/xhtml' xml:lang=\"id\">x</div>",
            div("<a href=\"Patient/1?a=1&amp;b=2\">x</a >"),
        ]
    )
    func accepts(_ text: String) {
        #expect(NarrativeForm.isNarrative(text))
    }

    @Test(
        "What an XML parser or a reader could choke on is not",
        arguments: [
            "Kunjungan", "<div>x</div>", "<p xmlns=\"http://www.w3.org/1999/xhtml\">x</p>",
            div(""), div("  "), div("<br/>"), div("a & b"), div("a < b"), div("<p>x"),
            div("<p>x</b>"), div("x</p>"), div("<P>x</P>"), div("<script>x</script>"),
            div("<p onclick=\"x\">y</p>"), div("<p class=x>y</p>"), div("<p class>y</p>"),
            div("<p a=\"1\" a=\"2\">y</p>"), div("&amp"), div("&;"), div("<!-- x"),
            div("<!-- -- -->x"), div("x") + "y", div("x") + div("y"), "", "<div",
            "<div xmlns=\"http://www.w3.org/1999/xhtml\"", div("<iframe src=\"x\"/>y"),
            div("<p a=\"<\">y</p>"), div("x\u{1}"), div("<p a=\"1\"b=\"2\">y</p>"),
            "<div xmlns=\"http://example.org\">x</div>",
        ]
    )
    func refuses(_ text: String) {
        #expect(!NarrativeForm.isNarrative(text))
    }
}
