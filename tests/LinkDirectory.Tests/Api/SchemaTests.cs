using LinkDirectory.GraphQL.Sdl;
using LinkDirectory.GraphQL.Types;
using LinkDirectory.Tests.Architecture;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Api;

public sealed class SchemaTests
{
    // What the contract names and later features will serve. A type or field comes off this list when it is served.
    private static readonly string[] NotServedYet =
    [
        "Query.pathways", "Query.referralTemplate", "Query.referral", "Query.referrals", "Query.feedbackPerformance", "Query.coverage",
        "Query.coverageGaps", "Query.cascadeSummary", "Query.cascadeAssessments", "Query.cascadeEvidence", "Query.cascadeActions",
        "ContactAdvice.pathway",
        "Mutation.submitReferral", "Mutation.decideReferral", "Subscription.referralChanged",
        "Pathway", "PathwayStep", "PathwayBranch", "StepKind",
        "SbardSection", "ReferralTemplate", "TemplateSection", "Completer", "AnswerKind", "TemplateQuestion",
        "ReferralStatus", "Referral", "Child", "Carer", "Circumstance", "AgreementBasis", "FeedbackScope", "Consent", "Answer",
        "Completeness",
        "CompletenessProblem", "DecisionOutcome", "DecisionReason", "Decision", "FeedbackKind", "Feedback", "ReferralQuality",
        "OutcomeMeasure",
        "MeasureScore", "ReferralEvent", "ClockKind", "FeedbackClock", "FeedbackFigures", "FeedbackPerformance", "ServiceFeedbackFigures",
        "ReferralConnection", "ReferralEdge", "ReferralFilter",
        "GapKind", "CoverageFilter", "CoverageReport", "CoverageCount", "AreaCoverage", "CoverageGap", "CoverageGapConnection",
        "CoverageGapEdge",
        "CascadeDomain", "CascadeLevel", "CascadeRating", "CascadeAssessment", "CascadeCount", "CascadeDomainSummary", "CascadeSummary",
        "ImprovementCount", "CascadeEvidence", "EvidenceMeasure", "ActionState", "CascadeAction",
        "TransitionRefused",
        "SubmitReferralInput", "SubmitReferralPayload",
        "SubmitReferralError", "DecideReferralInput", "DecideReferralPayload", "DecideReferralError",
    ];

    [Fact]
    public async Task The_schema_is_the_one_that_was_last_looked_at()
    {
        await using var app = new DirectoryApp();
        using var client = app.CreateClient();

        Snapshot.Match(await client.GetStringAsync("/graphql/schema.graphql", TestContext.Current.CancellationToken), "schema.graphql");
    }

    [Fact]
    public async Task The_schema_holds_everything_that_the_contract_names_so_far()
    {
        var contract = Repository.PathOf("../shared/contract/schema.graphql");
        Assert.SkipUnless(File.Exists(contract),
            "The contract stands beside the repository, in ../shared/contract, where it is worked on.");
        await using var app = new DirectoryApp();
        var promised = SdlSchemaBuilder.Build(await File.ReadAllTextAsync(contract, TestContext.Current.CancellationToken));

        var differences = SchemaComparer.Differences(app.Services.GetRequiredService<Schema>(), promised);

        Assert.Equal(NotServedYet.Order(StringComparer.Ordinal).Select(name => $"{name} is missing."),
            differences.Order(StringComparer.Ordinal));
    }
}
