import JSONText

/// What may stand where the cursor is.
struct Proposals: Equatable {
    var place = Completion.Place.none
    var candidates: [Candidate] = []
    /// What of the word at the cursor stands before the candidates: `--format=`, or nothing.
    var prefix = ""

    /// Without what a terminal would act on, nobody could see, or a line could not hold: shells print candidates as they
    /// are.
    var harmless: Proposals {
        var proposals = self
        proposals.candidates.removeAll { $0.text.unicodeScalars.contains(where: VisibleText.isTreacherous) }
        return proposals
    }
}

extension Program {
    /// What may stand at the cursor.
    ///
    /// - Parameters:
    ///   - words: the complete words between the program's name and the cursor.
    ///   - current: the word at the cursor as far as it goes.
    func proposals(after words: [String], typing current: String) -> Proposals {
        guard let first = words.first else {
            var candidates = firstWords + [Candidate("help", "Show help.")]
            if current.hasPrefix("-") {
                candidates = [Candidate("--help", "Show help."), Candidate("--version", "Print the version.")]
            }
            return Proposals(candidates: candidates)
        }
        if first == "help" { return proposals(ofCommandsAfter: Array(words.dropFirst())) }
        guard let (command, count) = command(calledBy: words) else { return proposals(ofCommandsAfter: words) }
        return command.definition().proposals(after: words[count...], typing: current)
    }

    private var firstWords: [Candidate] {
        var candidates: [Candidate] = []
        for command in commands {
            guard let word = command.words.first, !candidates.contains(where: { $0.text == word }) else { continue }
            let parts = group(word).compactMap { $0.words.last }
            let help = parts.isEmpty ? command.definition().summary : parts.joined(separator: ", ") + "."
            candidates.append(Candidate(word, help))
        }
        return candidates
    }

    private func proposals(ofCommandsAfter words: [String]) -> Proposals {
        switch words.count {
        case 0: return Proposals(candidates: firstWords)
        case 1:
            return Proposals(
                candidates: group(words[0]).compactMap { command in
                    command.words.last.map { Candidate($0, command.definition().summary) }
                })
        default: return Proposals()
        }
    }
}

extension CommandDefinition {
    fileprivate func proposals(after words: ArraySlice<String>, typing current: String) -> Proposals {
        var operands: [String] = []
        var given: [Option] = []
        var onlyOperands = false
        var rest = words
        while let word = rest.popFirst() {
            if onlyOperands || !word.hasPrefix("-") || word == "-" {
                operands.append(word)
                continue
            }
            if word == "--" { onlyOperands = true }
            let (spelling, attached) = split(word)
            guard let option = option(spelled: spelling) else { continue }
            given.append(option)
            if option.placeholder == nil || attached != nil { continue }
            if rest.popFirst() == nil { return option.completion.proposals(operands) }
        }
        if !onlyOperands, current.hasPrefix("-") {
            let (spelling, attached) = split(current)
            if let attached, let option = option(spelled: spelling), option.placeholder != nil {
                return option.completion.proposals(operands, behind: String(current.dropLast(attached.count)))
            }
            let open = allOptions.filter { option in option.repeats || !given.contains { $0 === option } }
            return Proposals(
                candidates: open.flatMap { option in option.spellings.map { Candidate($0, option.help) } })
        }
        return operands.count < self.operands.limit ? self.operands.completion.proposals(operands) : Proposals()
    }
}

extension Completion {
    fileprivate func proposals(_ operands: [String], behind prefix: String = "") -> Proposals {
        Proposals(place: place, candidates: names(operands), prefix: prefix)
    }
}
