import Foundation

/// A list of words as one parameter, for `json_each`.
enum JSONList {
    static func text(_ words: [String]) throws -> String {
        String(decoding: try JSONEncoder().encode(words.sorted()), as: UTF8.self)
    }
}
