namespace ChatAssist.Search;

/// <summary>A field of the indexed documents and how much it counts.</summary>
/// <param name="Weight">Multiplies the term's frequency in this field; 1 is plain.</param>
/// <param name="LengthNormalization">BM25's b for this field: 0 ignores the field's length, 1 divides by it.</param>
public sealed record FieldOptions(string Name, float Weight = 1, float LengthNormalization = 0.75f);
