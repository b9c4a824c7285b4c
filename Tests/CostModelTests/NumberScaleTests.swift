import CostModel
import ExactMath
import StrictJSON
import Testing

@Suite("The numbers that a slider offers")
struct NumberScaleTests {
    @Test("are round, whole where only whole ones are taken, within the range, and have the number itself")
    func memory() {
        let scale = NumberScale.around(512, in: .whole(128...10_240))
        #expect(
            scale == [
                128, 150, 200, 250, 300, 400, 500, 512, 600, 800, 1000, 1250, 1500, 2000, 2500, 3000, 4000, 5000, 6000,
                8000, 10_000, 10_240,
            ])
    }

    @Test("have fractions where these are taken, and 0")
    func fractions() throws {
        let scale = NumberScale.around(try Rational(decimal: "0.05"), in: .upTo(1000))
        // From 0.001 to 2.5.
        #expect(try scale.prefix(3) == [0, Rational(decimal: "0.001"), Rational(decimal: "0.00125")])
        #expect(scale.contains(try Rational(decimal: "0.05")))
        #expect(scale.last == (try Rational(decimal: "2.5")))
    }

    @Test("begin anew around 1 for 0 and for what is hardly more")
    func nothing() throws {
        let scale = NumberScale.around(0, in: .whole(0...1000))
        #expect(scale == [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 25, 30, 40, 50])
        let tiny = try Rational(decimal: "1e-5000")
        #expect(NumberScale.around(tiny, in: .upTo(1000)).count < 60)
    }

    @Test("between two volumes")
    func volumes() {
        #expect(NumberScale.between(100, and: 500) == [100, 125, 150, 200, 250, 300, 400, 500])
        #expect(NumberScale.between(100, and: 1_000_000_000_000).count == 101)
    }
}
