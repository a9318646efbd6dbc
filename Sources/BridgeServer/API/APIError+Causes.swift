import ClinicRecord
import Hummingbird
import SyncEngine
import SyncStore

extension APIError {
    /// What any failure means to whoever called.
    init(_ error: any Error) {
        switch error {
        case let error as APIError: self = error
        case let error as StoreError: self.init(error)
        case let error as SessionError: self.init(error)
        case let error as HTTPError where error.status == .notFound:
            self = Self.unknownPath
        case let error as HTTPError:
            self.init(
                error.status, "INVALID_REQUEST",
                LocalizedText("Permintaan tidak dapat dipakai.", "The request cannot be used."))
        case is CancellationError:
            self.init(
                .serviceUnavailable, "SHUTTING_DOWN",
                LocalizedText("Layanan sedang berhenti.", "The service is stopping."))
        default:
            self.init(
                .internalServerError, "INTERNAL",
                LocalizedText(
                    "Gangguan di dalam layanan; tidak ada yang hilang.",
                    "Trouble inside the service; nothing is lost."),
                advice: LocalizedText(
                    "Ulangi; bila tetap, sebutkan request_id kepada pengelola.",
                    "Try again; if it stays, tell the operator the request_id."))
        }
    }

    private init(_ error: StoreError) {
        switch error.code {
        case .notFound:
            self = .notFound(
                "NOT_FOUND", LocalizedText("Tidak ditemukan.", "There is no such thing."))
        case .invalidState:
            self.init(
                .conflict, "INVALID_QUEUE_STATE",
                LocalizedText(
                    "Keadaannya sekarang tidak mengizinkan itu.",
                    "Its present state does not allow that."))
        case .alreadyResolved:
            self.init(
                .conflict, "ALREADY_RESOLVED",
                LocalizedText("Sudah diselesaikan.", "It is resolved already."))
        case .unknownDependency, .dependencyCycle:
            self.init(
                .unprocessableContent, "DEPENDENCY_REFUSED",
                LocalizedText(
                    "Ketergantungan data itu tidak dapat dipenuhi.",
                    "What the data depends on cannot be had."))
        case .wrongKey, .locked, .damaged, .newerSchema, .unavailable:
            self.init(
                .serviceUnavailable, "STORAGE_UNAVAILABLE",
                LocalizedText(
                    "Penyimpanan tidak dapat dipakai sekarang.",
                    "Storage cannot be used at present."),
                advice: LocalizedText(
                    "Periksa di komputer itu dengan: jembatan doctor",
                    "Look on that machine with: jembatan doctor"))
        }
    }

    private init(_ error: SessionError) {
        switch error.code {
        case .notConfigured:
            self.init(
                .badRequest, "CONFIG_NOT_FOUND",
                LocalizedText(
                    "Organisasi ini belum diatur.", "This organization is not configured yet."))
        case .inactive:
            self.init(
                .conflict, "CONFIG_INACTIVE",
                LocalizedText(
                    "Organisasi ini dinonaktifkan; tidak ada yang dikirim.",
                    "This organization is inactive; nothing is sent."))
        case .gateway:
            self.init(
                .conflict, "GATEWAY_UNUSABLE",
                LocalizedText(
                    "Gerbang yang diatur tidak dapat dipakai.",
                    "The configured gateway cannot be used."))
        }
    }

    static let unknownPath = APIError.notFound(
        "UNKNOWN_PATH",
        LocalizedText(
            "Alamat ini tidak ada; daftarnya di /openapi.json.",
            "There is no such address; the list is at /openapi.json."))
}
