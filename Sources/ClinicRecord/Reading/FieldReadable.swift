/// A value that reads itself from the members of an object.
///
/// The initializer names every member, required or not, and always succeeds: what could not be read
/// is reported and replaced by a stand-in. Whoever asked for the value looks at the scope's
/// `isWhole` and throws the value away if it is not, so no stand-in ever leaves the reading.
protocol FieldReadable {
    init(reading fields: FieldReader)
}

/// An item of a list with an id of its own.
typealias ItemReadable = FieldReadable & RecordItem
