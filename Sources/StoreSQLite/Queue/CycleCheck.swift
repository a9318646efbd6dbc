import GRDB
import SyncCore
import SyncStore

/// Refuses plans in which deliveries would wait for each other for ever.
struct CycleCheck {
    let db: Database

    private enum Mark {
        case entered
        case left
    }

    /// Walks from each draft up through open edges; coming back to one that is still being walked
    /// is a cycle. It keeps its own stack, so a long chain does not exhaust the thread's.
    func check(_ drafts: [Draft]) throws {
        var parentsOfDraft: [String: [String]] = [:]
        var changesOldEdges = false
        for draft in drafts where draft.takesEdges {
            parentsOfDraft[draft.id] = draft.edges.filter { $0.state == .open }.map(\.parent.id)
            if case .insert = draft.action {} else { changesOldEdges = true }
        }
        var marks: [String: Mark] = [:]
        for draft in drafts where draft.takesEdges && marks[draft.id] == nil {
            var stack: [(id: String, parents: [String])] = []
            try self.enter(draft.id, parentsOfDraft, changesOldEdges, &marks, &stack)
            while let top = stack.last {
                guard let parent = top.parents.last else {
                    marks[top.id] = .left
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].parents.removeLast()
                switch marks[parent] {
                case .left: continue
                case .entered:
                    throw StoreError(
                        .dependencyCycle, "\(draft.planned.key) is part of a circle of dependencies"
                    )
                case nil:
                    try self.enter(parent, parentsOfDraft, changesOldEdges, &marks, &stack)
                }
            }
        }
    }

    private func enter(
        _ id: String, _ parentsOfDraft: [String: [String]], _ changesOldEdges: Bool,
        _ marks: inout [String: Mark], _ stack: inout [(id: String, parents: [String])]
    ) throws {
        marks[id] = .entered
        if let parents = parentsOfDraft[id] {
            stack.append((id, parents))
        } else if changesOldEdges {
            stack.append((id, try self.db.values(Self.openParents, [id])))
        } else {
            // Nothing that was queued before can depend on what is only being queued now.
            stack.append((id, []))
        }
    }

    private static let openParents = """
        SELECT parent_id FROM delivery_dependency WHERE child_id = ? AND state = 'open'
        """
}
