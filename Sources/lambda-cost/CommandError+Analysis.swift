import Analysis
import Arguments
import CostModel
import ExactMath
import Expressions
import JSONText
import Pricing
import Reports
import StrictJSON

/// What is wrong with a question, in words, and the exit status that it comes to.
extension CommandError {
    /// What an analysis comes to, with its errors in words.
    static func translating<Value>(
        _ analysis: @autoclosure () throws(AnalysisError) -> Value
    ) throws(CommandError) -> Value {
        do { return try analysis() } catch { throw CommandError(error) }
    }

    init(_ error: AnalysisError) {
        switch error {
        case .unknownScenario(let name, let file, let known):
            let near = NearMiss.nearest(to: name, in: known).map { "Did you mean \(VisibleText.quoted($0))? " } ?? ""
            self = .usage(
                "There is no scenario \(VisibleText.quoted(name)) in \(file).",
                near + "Scenarios: \(Self.listed(known))\(known.count > Self.mostListed ? " …" : "").")
        case .ambiguousScenario(let text, let file, let matching):
            self = .usage(
                "\(VisibleText.quoted(text)) is a part of several scenarios' names in \(file).",
                "Write more of it, or \(VisibleText.quoted("*\(text)*")) for all of them: \(Self.listed(matching))"
                    + (matching.count > Self.mostListed ? " …." : "."))
        case .emptySide(.baseline, let file, let known):
            self = .usage(
                "\(file) has no scenario with a Lambda function to compare with.",
                "Choose one with --baseline NAME. Scenarios: \(Self.listed(known)).")
        case .emptySide(.alternative, let file, let known):
            self = .usage(
                "\(file) has no scenario with instances or tasks and without Lambda functions to compare with.",
                "Choose one with --alternative NAME. Scenarios: \(Self.listed(known)).")
        case .onlyItself(let known):
            self = .usage(
                "A scenario cannot be compared with itself.",
                "Name two different ones with --baseline and --alternative. Scenarios: \(Self.listed(known)).")
        case .refusedSetting(let setting, let fault): self = .refused(setting, fault)
        case .unplacedSetting(let unplaced, let workload): self.init(unplaced, in: workload)
        case .file(let fault): self.init(fault)
        case .variedTwice(let name):
            self = .usage("--vary: '\(name)' is varied twice.", "Give its values in one list.")
        case .tooManyCells(let cells):
            self = .usage(
                "The grid has \(cells) cells; at most \(SensitivityAnswer.mostCells) are computed.",
                "Vary over fewer values.")
        case .solvedInput(let fault): self = Self.solved(fault)
        case .pricing(let error): self.init(error)
        case .unpriced(let scenario): self.init(scenario)
        case .mixedCurrencies(let file, let currency, let otherFile, let otherCurrency):
            self.init(
                .invalidContent,
                "\(VisibleText.line(otherFile))\nThe prices are in \(otherCurrency), but those of \(VisibleText.line(file)) in \(currency).\n"
                    + "A comparison needs one currency.")
        case .noTables(let place):
            self.init(
                .unreadableInput,
                "\(VisibleText.line(place))\nThere is no price table here: REGION/OFFERCODE/DATE.json.")
        }
    }

    private static let mostListed = 20

    /// The first scenarios' names.
    private static func listed(_ names: [String]) -> String {
        names.prefix(mostListed).map { VisibleText.quoted($0) }.joined(separator: ", ")
    }

    private static func solved(_ fault: SolvedInputAnswer.Fault) -> CommandError {
        /// An answer that is not given, because it might be wrong.
        func refusal(_ finding: String, _ input: WorkloadInput) -> CommandError {
            .usage(
                "--solve-for: \(finding).",
                "Try single values of it with 'lambda-cost sensitivity --vary \(input.name)=A,B,C'.")
        }
        switch fault {
        case .unknownInput(let key):
            let keys = SolvedInputAnswer.keys
            let near = NearMiss.nearest(to: key, in: keys).map { "Did you mean '\($0)'? " } ?? ""
            return .usage(
                "--solve-for: '\(key)' is no input to solve for.", "\(near)Inputs: \(keys.joined(separator: ", ")).")
        case .stepsTooFine(let input):
            return refusal("the prices of AWSLambda offer \(input.key) in steps too fine to be searched", input)
        case .monthTooShort(let input): return refusal("the month is too short to count instances", input)
        case .changesTooOften(let baseline, let alternative, let input):
            return refusal(
                "which of \(VisibleText.quoted(baseline)) and \(VisibleText.quoted(alternative)) is cheaper changes "
                    + "too often with \(input.key) to be listed", input)
        }
    }

    /// A price that is missing, at the place that is to blame.
    private init(_ unpriced: UnpricedScenario) {
        let failure = CommandError(unpriced.error)
        if case .standard = unpriced.choice, unpriced.file == WorkloadOperands.commandLine,
            let deployment = try? Deployment(unpriced.scenario)
        {
            self = .unpriced(deployment, at: unpriced.path, failure)
            return
        }
        let file = VisibleText.line(unpriced.file)
        let place =
            unpriced.location.map { "\(file):\($0.line):\($0.column): \(unpriced.path)" } ?? "\(file): \(unpriced.path)"
        let scenario = VisibleText.quoted(unpriced.scenario)
        var need = "\nNeeded by \(scenario): \(place)"
        // A region without any table is not a matter of what a scenario needs.
        if case .unknownRegion = unpriced.error { need = "" }
        switch unpriced.choice {
        case .option(let name): self.init(failure.status, "\(name): \(failure.description)\(need)")
        case .file(let value):
            let chosen = "\(file):\(value.location.line):\(value.location.column): \(value.path)"
            self.init(failure.status, "\(chosen)\n\(failure.description)\(need)")
        case .standard: self.init(failure.status, "\(place) (\(scenario))\n\(failure.description)")
        }
    }
}

/// Why the text of an option is no value, in words.
extension UsageError {
    init(_ error: VolumeError) { self.init(error.finding, error.advice) }

    init(_ fault: SearchedVolumes.Fault) {
        switch fault {
        case .volume(let error): self.init(error)
        case .noRange(let text): self.init("'\(text)' is no range.", "Write it as 1000..2M.")
        case .holdsNoRequest(let text): self.init("'\(text)' holds no request.", "Write it as 1..2M.")
        }
    }

    init(_ fault: VariedInput.Fault) {
        func syntax(_ key: SettingKey) -> String? {
            key.numbers.map { range in
                "\(key.lastName) is \(range): write a list such as 100,200, steps such as 100..1000 by 100 or "
                    + "50..1000/10 (ten a decade)."
            }
        }
        switch fault {
        case .noValues(let text): self.init("'\(text)' has no values.", "Write it as lambda.durationMs=100,200,400.")
        case .unknownKey(let fault): self.init(fault.finding, fault.advice)
        case .missingValue(let key): self.init("a value is missing.", syntax(key))
        case .noNumber(let text, let key): self.init("'\(text)' is no number.", syntax(key))
        case .outOfRange(let value, let key):
            self.init("\(value.typedText) is no \(key.lastName)\(key.numbers.map { ": \($0)" } ?? "").")
        case .fractionalEnd(let text):
            self.init(
                "'\(text)' is not whole, and steps of a decade are.", "Write steps such as 0.5..2 by 0.5, or a list.")
        case .noStep(let text):
            self.init("'\(text)' is no range in steps.", "Write it as 128..1024 by 128, or 50..1000/10 (ten a decade).")
        case .emptyRange(let text): self.init("The range '\(text)' is empty.", "Write the smaller end first.")
        case .volume(let error): self.init(error)
        case .tooMany(let text):
            self.init("'\(text)' has more than \(SensitivityAnswer.mostCells) values.", "Vary over fewer values.")
        }
    }
}
