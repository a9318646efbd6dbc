import ClinicRecord

/// The API's description as one page without scripts.
struct APIPage {
    let endpoints: [Endpoint]
    let language: Language

    var html: String {
        let title = LocalizedText("API Jembatan", "The Jembatan API")[self.language]
        let intro = LocalizedText(
            "Kirim header <code>Authorization: Bearer KUNCI</code>. Kesalahan selalu berbentuk <code>code</code>, <code>message</code>, <code>details</code>. Uraian untuk program: <a href=\"/openapi.json\">/openapi.json</a>.",
            "Send the header <code>Authorization: Bearer KEY</code>. Errors always have <code>code</code>, <code>message</code>, <code>details</code>. For programs: <a href=\"/openapi.json\">/openapi.json</a>."
        )[self.language]
        var html = """
            <!doctype html><html lang="\(self.language.rawValue)"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title><style>
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
            h2{margin-top:2.5rem;text-transform:capitalize}details{border:1px solid #ccc;border-radius:6px;margin:.5rem 0;padding:.5rem .8rem}
            summary{cursor:pointer}code,pre{font-family:ui-monospace,monospace;font-size:.92em}pre{background:#f4f4f4;padding:.6rem;overflow:auto}
            b.m{display:inline-block;min-width:4.2rem}small{color:#555}
            </style></head><body><h1>\(title)</h1><p>\(intro)</p>
            """
        for (group, members) in Dictionary(grouping: self.endpoints, by: \.group)
            .sorted(by: { $0.key < $1.key })
        {
            html += "<h2>\(Self.escaped(group))</h2>"
            for endpoint in members { html += self.section(endpoint) }
        }
        return html + "</body></html>\n"
    }

    private func section(_ endpoint: Endpoint) -> String {
        var html = """
            <details><summary><b class="m">\(endpoint.method.rawValue)</b> \
            <code>\(Self.escaped(endpoint.path))</code><br>\
            \(Self.escaped(endpoint.summary[self.language]))</summary>
            """
        switch endpoint.access {
        case .open: break
        case .anyRole:
            html +=
                "<p><small>\(LocalizedText("Semua peran", "Any role")[self.language])</small></p>"
        case .permission(let permission):
            html += "<p><small>\(Self.escaped(permission.rawValue))</small></p>"
        }
        if !endpoint.parameters.isEmpty {
            html += "<ul>"
            for parameter in endpoint.parameters {
                html += """
                    <li><code>\(Self.escaped(parameter.name))</code>\(parameter.isRequired ? " *" : "") \
                    \(Self.escaped(parameter.text[self.language]))</li>
                    """
            }
            html += "</ul>"
        }
        if let body = endpoint.body {
            let types = body.contentTypes.joined(separator: ", ")
            html +=
                "<p>\(LocalizedText("Isi", "Body")[self.language]) (\(Self.escaped(types))):</p>"
            html += "<pre>\(Self.escaped(body.schema.json.text))</pre>"
        }
        if let answer = endpoint.answer {
            html += "<p>\(endpoint.status.code):</p><pre>\(Self.escaped(answer.json.text))</pre>"
        }
        return html + "</details>"
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}
