// The outermost object of a saved report: what it is, before it is read. Only here is it told from what people mistake
// for one.

/// The members of a report, but for its declarations, which are only found.
struct SavedOutline {
  /// All members but `format` and `declarations`.
  let root: JSONElement
  /// Where the value of `declarations` begins.
  let declarations: Int

  init(of bytes: [UInt8]) throws(JSONFault) {
    // What some programs put before a text says no more than that it is UTF-8.
    var parser = JSONParser(bytes, from: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw JSONFault(.notUTF8, at: 0) }
    guard let first = parser.peek() else { throw JSONFault(.empty, at: parser.offset) }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      throw JSONFault(.notJSON, at: parser.offset)
    }
    guard first == UInt8(ascii: "{") else { throw JSONFault(.noFormat, at: parser.offset) }
    let start = parser.offset
    var members: [JSONMember] = []
    var ending: JSONFault?
    do throws(Broken) {
      members = try Self.members(&parser)
    } catch {
      // What was read before it broke off may already say that this is something else.
      members = error.members
      ending = error.fault
    }
    if let ending, !members.contains(where: { $0.name == "format" }) { throw ending }
    try Self.expectFormat(members, start)
    if let ending { throw ending }
    if parser.peek() != nil { throw JSONFault(.goesOn, at: parser.offset) }
    var found: Int?
    var others: [JSONMember] = []
    var hasFormat = false
    for member in members {
      if member.name == "declarations" {
        if found != nil { throw JSONFault(.twice(member.name), at: member.offset) }
        found = member.value.offset
      } else if member.name == "format" {
        if hasFormat { throw JSONFault(.twice(member.name), at: member.offset) }
        hasFormat = true
      } else {
        others.append(member)
      }
    }
    guard let found else { throw JSONFault(.missing("declarations"), at: start) }
    declarations = found
    root = JSONElement(offset: start, content: .object(others))
  }

  private struct Broken: Error {
    var members: [JSONMember]
    var fault: JSONFault
  }

  /// The members of the object that begins here; of the declarations no more than where they begin.
  private static func members(_ parser: inout JSONParser) throws(Broken) -> [JSONMember] {
    var members: [JSONMember] = []
    do throws(JSONFault) {
      try parser.expect(UInt8(ascii: "{"))
      if parser.isEmpty(until: UInt8(ascii: "}")) { return members }
      repeat {
        _ = parser.peek()
        let start = parser.offset
        let name = try parser.name()
        do throws(JSONFault) {
          if name == "declarations" {
            _ = parser.peek()
            let value = JSONElement(offset: parser.offset, content: .null)
            members.append(JSONMember(offset: start, name: name, value: value))
            try parser.skip()
          } else {
            members.append(JSONMember(offset: start, name: name, value: try parser.value()))
          }
        } catch {
          throw error.within(.name(name))
        }
      } while try parser.hasMore(until: UInt8(ascii: "}"))
    } catch {
      throw Broken(members: members, fault: error)
    }
    return members
  }

  private static func expectFormat(_ members: [JSONMember], _ start: Int) throws(JSONFault) {
    func has(_ name: String) -> Bool { members.contains { $0.name == name } }
    guard let format = members.first(where: { $0.name == "format" })?.value else {
      throw JSONFault(has("path") && has("verdict") ? .lines : .noFormat, at: start)
    }
    guard case .string(let name) = format.content else {
      throw JSONFault(.wrongType(.string), at: format.offset).within(.name("format"))
    }
    if name == SavedReport.format { return }
    let isLater = name.hasPrefix("vigie.report/")
    throw JSONFault(isLater ? .laterVersion(name) : .otherFormat(name), at: format.offset).within(.name("format"))
  }
}
