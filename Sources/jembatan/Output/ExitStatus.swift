/// What a script can trust about the end of a command.
enum ExitStatus: Int32, Sendable, CaseIterable {
    case allDone = 0
    /// Something stands that only a person can settle.
    case needsPerson = 1
    /// The command line or the input cannot be used.
    case usage = 2
    case unreachable = 3

    /// The end of several parts taken together: the more pressing one wins.
    ///
    /// An unreachable platform comes first because nothing else can be judged without it.
    func combined(with other: ExitStatus) -> ExitStatus {
        self.rawValue >= other.rawValue ? self : other
    }
}
