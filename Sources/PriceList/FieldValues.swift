/// What a row or a product says, one view per `Field`, empty where it says nothing.
struct FieldValues {
    private var views = [ByteView](repeating: .empty, count: Field.count)

    subscript(field: Field) -> ByteView {
        get { views[field.rawValue] }
        set { views[field.rawValue] = newValue }
    }

    mutating func clear() {
        for index in views.indices { views[index] = .empty }
    }
}
