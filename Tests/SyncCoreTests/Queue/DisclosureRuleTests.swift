import Foundation
import SyncCore
import Testing

@Suite struct DisclosureRuleTests {
    private func consent(
        given: Bool = true, _ scope: ConsentScope = .all, at: TimeInterval = -1_000,
        from: TimeInterval = -1_000, until: TimeInterval? = nil, revoked: Bool = false
    ) -> ConsentFacts {
        ConsentFacts(
            given: given, scope: scope, at: .noon + at, validFrom: .noon + from,
            validUntil: until.map { .noon + $0 }, revoked: revoked)
    }

    private func decide(
        _ consents: [ConsentFacts], _ disclosure: DisclosureClass = .clinical,
        mayLackConsent: Bool = false
    ) -> DisclosureDecision {
        DisclosureRule.decide(
            disclosure, consents: consents, mayLackConsent: mayLackConsent, now: .noon)
    }

    @Test("Facility data needs no consent")
    func facility() {
        #expect(self.decide([], .facility) == .allowed)
        #expect(self.decide([self.consent(given: false)], .facility) == .allowed)
    }

    @Test("Nothing about a patient without consent is sent")
    func missing() {
        #expect(self.decide([], .encounter) == .refused(.missing))
        #expect(self.decide([], .clinical) == .refused(.missing))
    }

    @Test("Scope all lets everything through, encounter_only the Encounter, none nothing")
    func scopes() {
        #expect(self.decide([self.consent(.all)], .clinical) == .allowed)
        #expect(self.decide([self.consent(.all)], .encounter) == .allowed)
        #expect(self.decide([self.consent(.encounterOnly)], .encounter) == .allowed)
        #expect(self.decide([self.consent(.encounterOnly)], .clinical) == .refused(.scope))
        #expect(self.decide([self.consent(.none)], .encounter) == .refused(.refused))
    }

    @Test("A consent not given refuses whatever its scope says")
    func notGiven() {
        #expect(self.decide([self.consent(given: false, .all)], .encounter) == .refused(.refused))
    }

    @Test("An expired, a future and a revoked consent refuse, each with its reason")
    func invalid() {
        #expect(self.decide([self.consent(until: -1)]) == .refused(.expired))
        #expect(self.decide([self.consent(from: 1)]) == .refused(.notYetValid))
        #expect(self.decide([self.consent(revoked: true)]) == .refused(.revoked))
        #expect(self.decide([self.consent(until: -1, revoked: true)]) == .refused(.revoked))
    }

    @Test("The window contains both of its ends")
    func windowEnds() {
        #expect(self.decide([self.consent(from: 0)]) == .allowed)
        #expect(self.decide([self.consent(until: 0)]) == .allowed)
    }

    @Test("The latest consent counts, in whatever order they come")
    func latest() {
        let old = self.consent(.all, at: -500)
        let new = self.consent(.encounterOnly, at: -100)
        #expect(self.decide([old, new]) == .refused(.scope))
        #expect(self.decide([new, old]) == .refused(.scope))
        let no = self.consent(given: false, .none, at: -50)
        #expect(self.decide([no, old, new], .encounter) == .refused(.refused))
    }

    @Test("A newer consent that has expired or not begun leaves the older one in force")
    func olderStillValid() {
        let old = self.consent(.all, at: -500)
        #expect(self.decide([old, self.consent(.none, at: -100, until: -1)]) == .allowed)
        #expect(self.decide([old, self.consent(.none, at: -100, from: 1)]) == .allowed)
    }

    @Test("Taking the newest consent back does not bring an older one to life")
    func revokedNewest() {
        let old = self.consent(.all, at: -500)
        let revoked = self.consent(.all, at: -100, revoked: true)
        #expect(self.decide([old, revoked]) == .refused(.revoked))
        #expect(self.decide([old, revoked, self.consent(.all, at: -10)]) == .allowed)
        #expect(
            self.decide([revoked, self.consent(.encounterOnly, at: -10)], .encounter) == .allowed)
    }

    @Test("Of two at the same instant the narrower counts")
    func sameInstant() {
        let wide = self.consent(.all)
        #expect(self.decide([wide, self.consent(.encounterOnly)]) == .refused(.scope))
        #expect(self.decide([self.consent(given: false), wide]) == .refused(.refused))
    }

    @Test("The organization's setting stands in for a consent that is lacking, never for a no")
    func override() {
        #expect(self.decide([], mayLackConsent: true) == .allowed)
        #expect(self.decide([self.consent(until: -1)], mayLackConsent: true) == .allowed)
        #expect(
            self.decide([self.consent(given: false)], mayLackConsent: true) == .refused(.refused))
        #expect(
            self.decide([self.consent(revoked: true)], mayLackConsent: true) == .refused(.revoked))
        #expect(
            self.decide([self.consent(.encounterOnly)], mayLackConsent: true) == .refused(.scope))
    }
}
