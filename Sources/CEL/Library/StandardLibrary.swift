// What every expression may use: the functions of CEL's specification, except those that the evaluator must handle
// itself because they do not look at all of their arguments, and `matches`, which stands apart.

extension Library {
  /// Operators, conversions, and the functions on texts, times and collections.
  public static let standard = Library(
    "standard",
    [
      Function(
        Operator.add, "The sum of numbers, times or spans; texts, bytes or lists joined.",
        Arithmetic.add + TimeArithmetic.add + Aggregates.add),
      Function(
        Operator.subtract, "The difference of numbers, times or spans.", Arithmetic.subtract + TimeArithmetic.subtract),
    ] + Arithmetic.functions + Ordering.functions + Aggregates.functions + Conversions.functions
      + TextSearch.functions + TimestampFunctions.functions + [.matches])
}
