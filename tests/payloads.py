"""Texts that would be markup, code or a file's address if a view, a report or an importer took them for more than text.

200 of them, all on one line, without white space at their ends: a document that holds one must show it character by character.
``CANARY`` is an address that a test may fill in: nobody may ever ask for it.
"""

CANARY = "http://127.0.0.1:1/canary"

_ADDRESSES = (
    CANARY,
    "file:///etc/hostname",
    "//127.0.0.1:1/x",
    "qrc:/x.png",
    "\\\\server\\share\\x",
    "data:text/html,<b>x</b>",
)
_WITH_ADDRESS = (
    '<img src="{}">', "<img src='{}' onerror=alert(1)>", '<a href="{}">link</a>', '<link rel="stylesheet" href="{}">',
    '<script src="{}"></script>', '<iframe src="{}"></iframe>', '<object data="{}"></object>', '<embed src="{}">',
    '<body background="{}">', '<table background="{}"><tr><td>x</td></tr></table>', '<div style="background:url({})">x</div>',
    '<style>@import "{}";</style>', '<svg><image xlink:href="{}"/></svg>', '<video src="{}" poster="{}"></video>',
    '<meta http-equiv="refresh" content="0;url={}">', '<base href="{}">', '<form action="{}"><input type=submit></form>',
    '<!DOCTYPE x [<!ENTITY e SYSTEM "{}">]>&e;', '<?xml-stylesheet href="{}"?>', "![picture]({})", "[link]({})",
    'INCLUDEPICTURE "{}"', '=HYPERLINK("{}")', '<w:attachedTemplate r:id="{}"/>',
)  # fmt: skip
_ALONE = (
    "<b>bold</b>", "<i>", "</p>", "<p>paragraph</p>", "<br>", "<br/>", "<hr>", "<html>", "</html>", "<body>", "<h1>big</h1>",
    "<script>alert(1)</script>", "<SCRIPT>alert(1)</SCRIPT>", "<scr<script>ipt>alert(1)</script>", "<svg onload=alert(1)>",
    "<u>under</u>", "<font color=red>red</font>", "<span style='display:none'>hidden</span>", "<!-- comment -->", "<!--", "-->",
    "<![CDATA[x]]>", "]]>", "<?php echo 1 ?>", "<? ?>", "<%= 1 %>", "<>", "<", ">", "a < b > c", "a<b", "1<2", "&", "&&", "&amp;",
    "&lt;b&gt;", "&#60;b&#62;", "&#x3c;b&#x3e;", "&nbsp;", "&copy;", "&unknown;", "&lt", "AT&T", "R&D &c.", "&lol9;", "%3Cb%3E",
    '"', "'", "\"quoted\"", "it's", "`code`", "**bold**", "__init__", "~~struck~~", "# heading", "> quote", "- item", "```x```",
    "{x}", "{0}", "{}", "{{x}}", "${x}", "$(x)", "%s", "%d %n", "%1", "%%", "{% if %}", "{x!r:>10}", "#{x}", "<%x%>",
    "\\n", "\\u003cb\\u003e", "\\", "C:\\Windows\\x", "../../etc/passwd", "..\\..\\x", "/etc/passwd", "~/x",
    "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "=IMPORTXML(A1)", "|", "||", ";ls", "a;b", "a|b", "a&b", "&action",
    "&File", "E&xit", "__x__", "<<x>>", "<<EOF", "\\begin{x}", "\\input{x}", "{\\rtf1 x}", "{\\*\\x}", "\\par", "%PDF-1.7",
    "(x) Tj", "[x](y)", "onclick=x",
    "' OR '1'='1", "'; DROP TABLE document; --", "x' --", "NEAR(a b)", "a* OR b", '"unclosed', "^x", "NOT x", "a AND b", "x:y",
    "javascript:alert(1)", "vbscript:x", "mailto:x@y.z", "PK3x", "undefined", "null", "NaN", "None",
    "True", "0x10", "1e309", "<a>1</a><a>2</a>", "<td>cell</td>", "<li>item", "<title>x</title>", "<plaintext>", "<xmp>x",
    "<textarea>",
    "<noscript>x", "<template>x</template>", "<math><mi>x</mi></math>", "<img>", "<img alt='x'>", "<pre>x</pre>",
    "<w:t>x</w:t>", "</w:t></w:r></w:p>", "<akomaNtoso>", "<num>1.</num>", "<ul><li>x</ul>",
)  # fmt: skip

PAYLOADS: tuple[str, ...] = tuple(
    dict.fromkeys(
        [
            *(text.replace("{}", address) for address in _ADDRESSES[:2] for text in _WITH_ADDRESS),
            *_ADDRESSES,
            *_ALONE,
        ]
    )
)[:200]
