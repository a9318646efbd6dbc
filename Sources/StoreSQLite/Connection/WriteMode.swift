/// How writes reach the one writing connection.
public enum WriteMode: Sendable {
    /// Each write is a transaction of its own, made before the call returns and on its thread.
    ///
    /// For simulations, which must not leave their one thread, and for short programs.
    case direct
    /// Writes that wait at the same time share one transaction and one flush.
    ///
    /// Each keeps its own savepoint, so one that fails takes nothing with it, and each is answered
    /// only after the flush.
    case gathered
}
