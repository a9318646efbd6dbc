import ClinicRecord
import FHIRR4

/// An address with the area codes of the Ministry of Home Affairs.
enum AddressMapping {
    static func work(_ address: Address) -> PostalAddress {
        var postal = PostalAddress(use: .work)
        postal.kind = .both
        postal.line = address.line.map { [$0] } ?? []
        postal.city = address.city
        postal.postalCode = address.postalCode
        postal.country = address.country
        let areas: [(String, String?)] = [
            ("province", address.provinceCode), ("city", address.cityCode),
            ("district", address.districtCode), ("village", address.villageCode),
            ("rt", address.rt), ("rw", address.rw),
        ]
        let parts = areas.compactMap { url, code in code.map { Extension(url, .code($0)) } }
        if !parts.isEmpty {
            postal.fhirExtension = [Extension(Systems.administrativeCode, .nested(parts))]
        }
        return postal
    }
}
