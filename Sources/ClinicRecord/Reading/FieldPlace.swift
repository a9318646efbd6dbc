/// Where a value stands, and whom to tell when it is wrong.
struct FieldPlace {
    let path: String
    let scope: ItemScope
    let log: ReadingLog

    func member(_ name: String) -> FieldPlace {
        let path = self.path.isEmpty ? name : "\(self.path).\(name)"
        return FieldPlace(path: path, scope: self.scope, log: self.log)
    }

    func item(_ index: Int) -> FieldPlace {
        FieldPlace(path: "\(self.path)[\(index)]", scope: self.scope, log: self.log)
    }

    func within(_ scope: ItemScope) -> FieldPlace {
        FieldPlace(path: self.path, scope: scope, log: self.log)
    }

    func report(_ problem: Problem) {
        self.log.report(problem, at: self.path, in: self.scope)
    }

    /// Reports, and stands for the value that could not be read.
    func refuse<Value>(_ problem: Problem) -> Value? {
        self.report(problem)
        return nil
    }
}
