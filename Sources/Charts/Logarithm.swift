/// Logarithms and powers for places in a picture, in plain arithmetic so that every machine draws the same bytes.
extension Double {
    /// log10, for a positive finite number.
    var commonLogarithm: Double {
        var (significand, exponent) = (significand, Double(exponent))
        if significand > 1.414_213_562_373_095_1 {
            significand /= 2
            exponent += 1
        }
        // ln m = 2·artanh((m - 1)/(m + 1)), whose argument is below 0.172.
        let ratio = (significand - 1) / (significand + 1)
        let square = ratio * ratio
        var (power, sum, order) = (ratio, 0.0, 1.0)
        while order < 30 {
            sum += power / order
            power *= square
            order += 2
        }
        return (2 * sum + exponent * Self.logarithmOfTwo) / Self.logarithmOfTen
    }

    private static let logarithmOfTwo = 0.693_147_180_559_945_3
    private static let logarithmOfTen = 2.302_585_092_994_046

    /// 10 to the power of a number between -300 and 300.
    static func powerOfTen(_ exponent: Double) -> Double {
        let whole = exponent.rounded(.down)
        // e^x with x below 2.31, as the fourth power of a series that ends early.
        let quarter = (exponent - whole) * logarithmOfTen / 4
        var (term, sum, order) = (1.0, 1.0, 1.0)
        while order < 20 {
            term *= quarter / order
            sum += term
            order += 1
        }
        let square = sum * sum
        var result = square * square
        var steps = Int(whole)
        while steps > 0 {
            result *= 10
            steps -= 1
        }
        while steps < 0 {
            result /= 10
            steps += 1
        }
        return result
    }
}
