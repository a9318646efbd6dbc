import FHIRR4

/// Phone, mail and web address of the facility.
enum ContactMapping {
    static func work(phone: String?, email: String?, website: String?) -> [ContactPoint] {
        [
            phone.map { ContactPoint(.phone, $0, use: .work) },
            email.map { ContactPoint(.email, $0, use: .work) },
            website.map { ContactPoint(.url, $0, use: .work) },
        ].compactMap { $0 }
    }
}
