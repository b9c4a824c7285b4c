import StrictJSON

/// The words of a command line, sorted into options and operands.
struct ParsedArguments {
    /// Options in their order; a flag has no value. The name is the one typed, which may be an alias.
    fileprivate(set) var options: [(name: String, value: String?)] = []
    fileprivate(set) var operands: [String] = []
    var wantsHelp: Bool { options.contains { $0.name == "--help" || $0.name == "-h" } }

    /// The values given for an option, by whatever spelling, in their order.
    func values(_ option: CommandSpecification.Option) -> [String] {
        if options.isEmpty { return [] }
        return options.filter { option.spellings.contains($0.name) }.compactMap { $0.value }
    }

    /// The last value given for an option.
    func value(_ option: CommandSpecification.Option) -> String? { values(option).last }

    /// The last spelling given of a flag.
    func flag(_ option: CommandSpecification.Option) -> String? {
        options.last { option.spellings.contains($0.name) }?.name
    }
}

extension CommandSpecification.Option {
    var spellings: [String] { [name] + aliases }
}

extension ParsedArguments {
    /// Sorts the words that follow the command's name.
    ///
    /// - Throws: `CommandError` for an option that the command does not have, a missing or an unexpected value, and
    ///   too many operands.
    init(_ words: [String], for command: CommandSpecification) throws(CommandError) {
        if words.isEmpty { return }
        let help = "See 'lambda-cost \(command.name) --help'."
        let options = command.options + [.showHelp]
        var index = 0
        var onlyOperands = false
        while index < words.count {
            let word = words[index]
            index += 1
            if onlyOperands || !word.hasPrefix("-") || word == "-" {
                operands.append(word)
                continue
            }
            if word == "--" {
                onlyOperands = true
                continue
            }
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let name = parts[0]
            guard let option = options.first(where: { $0.spellings.contains(name) }) else {
                let near = NearMiss.nearest(to: name, in: options.flatMap { $0.spellings })
                throw .usage(
                    "Unknown option '\(name)' for 'lambda-cost \(command.name)'.",
                    (near.map { "Did you mean '\($0)'? " } ?? "") + help)
            }
            guard let placeholder = option.placeholder else {
                guard parts.count == 1 else {
                    throw .usage("The option '\(name)' takes no value.", help)
                }
                self.options.append((name, nil))
                continue
            }
            if parts.count == 2 {
                self.options.append((name, parts[1]))
            } else if index < words.count {
                self.options.append((name, words[index]))
                index += 1
            } else {
                throw .usage("The option '\(name)' needs a value: \(name) \(placeholder).", help)
            }
        }
        guard wantsHelp || operands.filter({ $0 == "-" }).count < 2 else {
            throw .usage("Standard input, -, is named twice; it can be read once.", help)
        }
        guard wantsHelp || operands.count <= command.operandLimit else {
            let extra = operands[command.operandLimit]
            throw .usage(
                command.operandLimit == 0
                    ? "'lambda-cost \(command.name)' takes no arguments; found '\(extra)'."
                    : "'lambda-cost \(command.name)' takes one argument; found '\(extra)' as another.", help)
        }
    }
}
