namespace ChatAssist.Guides;

/// <summary>What is looked at to tell which of the found procedures is meant; the weights are in <c>knowledge-base/ranking.yaml</c>.</summary>
public enum RankFeature
{
    /// <summary>The part of the best possible BM25F score that the document reached for the question as understood.</summary>
    Coverage,

    /// <summary>That score beside the best found.</summary>
    BesideBest,

    /// <summary>How much of the name the question as understood holds.</summary>
    NameFit,

    /// <summary>1 where it holds (nearly) all of it.</summary>
    WholeName,

    /// <summary>How much of the question the name holds.</summary>
    NameShare,

    /// <summary>How many of the name's neighbouring words stand together in the question.</summary>
    NameOrder,

    /// <summary>How much the name says that was not asked for.</summary>
    Unasked,

    /// <summary>The weight of the longest part of the name whose words stand together in the question too: "lý lịch tư pháp" of a name of thirty words.</summary>
    Run,

    /// <summary>The same for the question's own words, without what they stand for.</summary>
    LiteralCoverage,
    LiteralBesideBest,
    LiteralNameFit,
    LiteralWholeName,
    LiteralNameShare,
    LiteralNameOrder,
    LiteralUnasked,
    LiteralRun,

    /// <summary>The best of another name or a way to ask for it, in the question as understood: fit and share together.</summary>
    AliasFit,

    ActionAgreed,
    ActionMissing,
    ActionUnasked,

    ForCitizens,
    ForEnterprises,
    CitizenTopic,
    Ward,
    Province,
    MinistryOnly,
    HasGuide,

    /// <summary>Another province's own procedure, and the question does not name that province.</summary>
    Elsewhere,

    /// <summary>The procedure last spoken of; and the same where the message says little of its own.</summary>
    IsTopic,
    IsTopicOfLittle,

    /// <summary>How much of its name it shares with the procedure last spoken of; and the same where the message says little.</summary>
    TopicKinship,
    TopicKinshipOfLittle,

    /// <summary>Kin of what was last spoken of, for what is now to be done: "mất rồi thì sao" means getting the same paper again.</summary>
    KinAction,

    /// <summary>How much of its name the question and the name of what was last spoken of hold together.</summary>
    JointFit,

    /// <summary>How much of the question its name holds beyond what was last spoken of.</summary>
    NewShare,

    /// <summary>The nearest kinship with what was spoken of before that; and the same for what is now to be done.</summary>
    EarlierKinship,
    EarlierKinAction,

    /// <summary>Among those that were offered to choose from last.</summary>
    WasOffered,
}
