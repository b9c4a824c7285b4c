import Foundation

/// How many random cases a test tries: a few each time, all of them with `LAMBDA_COST_TESTS=all`.
package enum Seeds {
    package static let areAll = ProcessInfo.processInfo.environment["LAMBDA_COST_TESTS"] == "all"

    package static func count(quick: Int, all: Int) -> Int { areAll ? all : quick }
}
