import ClinicRecord

extension Language {
    /// The language a person's environment asks for: Indonesian when it begins with `id`.
    ///
    /// `LC_ALL` outranks `LC_MESSAGES`, which outranks `LANG`, as everywhere on a POSIX system.
    static func preferred(in environment: [String: String]) -> Language {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = environment[name], !value.isEmpty else { continue }
            let tongue = value.prefix { $0 != "_" && $0 != "." && $0 != "@" && $0 != "-" }
            return tongue.lowercased() == "id" ? .indonesian : .english
        }
        return .english
    }
}
