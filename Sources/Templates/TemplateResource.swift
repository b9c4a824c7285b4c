/// A resource as a template states it.
struct TemplateResource {
    /// As the template names it: `module.web.aws_instance.server[0]`, or a logical ID.
    let address: String
    /// `aws_instance`, `AWS::EC2::Instance`.
    let type: String
    /// What tells resources of one block apart; empty where it is the only one.
    var index = ""
    /// Where the template says it.
    var region: String?
    /// Why it is not there, where a condition or an action says so.
    var absence: String?
    /// What is to be known of it beside its properties.
    var remark: String?
    /// Where its code was made, in the words of the CDK.
    var origin: String?
    private let property: (String) -> TemplateValue

    init(_ address: String, type: String, property: @escaping (String) -> TemplateValue) {
        (self.address, self.type, self.property) = (address, type, property)
    }

    /// The property of the first of these names that it has.
    subscript(_ names: String...) -> TemplateValue {
        for name in names {
            let value = property(name)
            if !value.isAbsent { return value }
        }
        return .absent
    }

    /// The address of the block that it is one of.
    var block: String { index.isEmpty ? address : TemplateResource.block(of: address) }

    /// An address without what tells instances apart: `module.web.aws_instance.server`.
    static func block(of address: String) -> String {
        guard address.utf8.contains(0x5B) else { return address }
        var result: [UInt8] = []
        var (isInside, isQuoted, isEscaped) = (false, false, false)
        for byte in address.utf8 {
            if isInside {
                if isEscaped {
                    isEscaped = false
                } else if byte == 0x5C {
                    isEscaped = isQuoted
                } else if byte == 0x22 {
                    isQuoted.toggle()
                } else if byte == 0x5D, !isQuoted {
                    isInside = false
                }
            } else if byte == 0x5B {
                isInside = true
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
