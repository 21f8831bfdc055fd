import Testing
import Transfer

@Suite struct ServiceAnswerTests {
    @Test func headersAreFoundWhateverTheirCase() {
        let answer = ServiceAnswer(status: 200, headers: [HTTPHeader("retry-after", "3")])
        #expect(answer[header: "Retry-After"] == "3")
        #expect(answer[header: "MS-CV"] == nil)
    }
}
