import Core
import Testing

/// Templates: what they take, what they refuse, and what they make.
@Suite struct LetterTemplateTests {
    private func read(
        _ text: String, html: String? = nil, for purpose: LetterPurpose = .activationReminder, language: String = ""
    ) throws -> LetterTemplate {
        try LetterTemplate.read(
            LetterFile(name: "a.txt", text: text), html: html.map { LetterFile(name: "a.html", text: $0) },
            for: purpose, language: language)
    }

    private func problems(
        _ text: String, html: String? = nil, for purpose: LetterPurpose = .activationReminder
    ) -> [LetterProblem] {
        do {
            _ = try read(text, html: html, for: purpose)
            return []
        } catch {
            return (error as? LetterProblems)?.list ?? []
        }
    }

    private var values: LetterValues {
        var values = LetterValues(facts)
        values[.firstName] = "Zoë <b>"
        values[.companies] = "Contoso, Fabrikam"
        return values
    }

    @Test func valuesAreFilledInAndEscapedInHTML() throws {
        let template = try read(
            "\u{FEFF}subject:  For {companies} \r\n\r\nDear {firstName},\r\n{{x} {lastName|friend}\r\n",
            html: "<p class='{{'>{firstName} & {lastName|<i>friend</i>}</p>")
        let letter = try template.filled(values)
        #expect(letter.subject == "For Contoso, Fabrikam")
        #expect(letter.text == "Dear Zoë <b>,\n{x} friend\n")
        #expect(letter.html == "<p class='{'>Zoë &lt;b&gt; & <i>friend</i></p>")
    }

    @Test func aMissingValueIsNamed() throws {
        let template = try read("Subject: Hello\n\nDear {lastName}")
        #expect(throws: LetterGap(variable: .lastName)) { try template.filled(values) }
    }

    @Test func hostileValuesStayOnTheirLine() throws {
        var hostile = LetterValues(facts)
        hostile[.company] = "Contoso\r\nBcc: everybody@example.com\u{202E}" + String(repeating: "x", count: 5000)
        let letter = try read("Subject: {company}\n\n{company}").filled(hostile)
        #expect(!letter.subject.contains(where: \.isNewline) && !letter.text.contains(where: \.isNewline))
        #expect(letter.subject.hasPrefix("Contoso") && letter.subject.count > 5000)
    }

    @Test func everyMistakeIsTold() {
        #expect(problems("Hello\n\nyou").map(\.cause) == [.noSubject])
        #expect(problems("Subject:\n\nyou").map(\.cause) == [.noSubject])
        #expect(problems("Subject: x\nyou\nthere") == [LetterProblem(.noBlankLine, file: "a.txt", line: 2)])
        #expect(problems("Subject: x\n\n \n").map(\.cause) == [.noBody])
        #expect(
            problems("Subject: {fristName}\n\none\n{two\n{three}", html: "\n{}") == [
                LetterProblem(.unknownVariable("fristName"), file: "a.txt", line: 1),
                LetterProblem(.openBrace, file: "a.txt", line: 4),
                LetterProblem(.unknownVariable("three"), file: "a.txt", line: 5),
                LetterProblem(.unknownVariable(""), file: "a.html", line: 2),
            ])
    }

    @Test func theLinkOfARequestMustStay() throws {
        let lacks = LetterProblem.Cause.lacks(.relationshipLink)
        #expect(problems("Subject: x\n\ny", html: "z", for: .relationshipRequest).map(\.cause) == [lacks, lacks])
        var facts = facts
        facts.relationshipLink = "https://admin.microsoft.com/?invType=Reseller&partnerId=a&msppId=0"
        let template = try read("Subject: x\n\n{relationshipLink}", for: .relationshipRequest)
        #expect(try template.filled(LetterValues(facts)).text == facts.relationshipLink)
    }

    @Test func theLanguageIsChosenByCulture() throws {
        var templates = LetterTemplates([
            try read("Subject: all\n\nx"), try read("Subject: da\n\nx", language: "da"),
            try read("Subject: pt-BR\n\nx", language: "pt-BR"),
        ])
        func chosen(_ culture: String) -> String? {
            templates.template(for: .activationReminder, culture: culture)?.subject.source
        }
        #expect(chosen("da-DK") == "da" && chosen("DA") == "da" && chosen("pt-br") == "pt-BR")
        #expect(chosen("pt-PT") == "all" && chosen("") == "all")
        #expect(chosen("da_DK") == "da" && chosen("pt_BR") == "pt-BR")
        templates.add(try read("Subject: nn\n\nx", language: "nn_NO"))
        #expect(chosen("nn-NO") == "nn" && chosen("nn_no") == "nn")
        templates.add(try read("Subject: mine\n\nx"))
        #expect(chosen("fr-FR") == "mine")
        #expect(templates.template(for: .passwordReset, culture: "") == nil)
    }

    @Test func aTemplateIsReadFromWhatItShows() throws {
        let template = try read("Subject: {{ {company|x}\n\nDear\n\nyou\n")
        #expect(try read(template.source) == template)
    }

    @Test(arguments: [
        ("Ada Lovelace <ada@example.com>", "Ada Lovelace", "ada@example.com"),
        ("\"Lovelace, Ada\" <ada@example.com>", "Lovelace, Ada", "ada@example.com"),
        ("ada@example.com", "", "ada@example.com"),
    ])
    func aMailboxIsRead(_ text: String, _ name: String, _ address: String) throws {
        let mailbox = try #require(Mailbox(text))
        #expect(mailbox.name == name && mailbox.address.description == address)
        #expect(Mailbox("Ada") == nil && Mailbox("Ada <ada>") == nil && Mailbox("") == nil)
    }
}

/// What a made-up profile says of its letters.
let facts = LetterFacts(
    from: mailbox("Contoso Marketplace <marketplace@example.com>"), marketplace: "Contoso Marketplace",
    marketplaceURL: "https://marketplace.example.com", coolDownSeconds: 86400, place: "the maildir /tmp/letters",
    lettersPerSecond: 10)

/// A mailbox that is known to be right.
func mailbox(_ text: String) -> Mailbox {
    guard let mailbox = Mailbox(text) else { preconditionFailure("\(text) is no mailbox") }
    return mailbox
}
