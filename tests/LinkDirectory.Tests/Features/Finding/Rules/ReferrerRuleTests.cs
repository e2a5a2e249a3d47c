using LinkDirectory.Features.Finding.Rules;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Tests.Features.Finding.Rules;

public sealed class ReferrerRuleTests
{
    [Theory]
    [InlineData(SettingKind.SpecialSchool, SchoolPhase.Secondary, 14, ReferrerKind.SpecialSchool)]
    [InlineData(SettingKind.PupilReferralUnit, SchoolPhase.NotApplicable, 14, ReferrerKind.PupilReferralUnit)]
    [InlineData(SettingKind.AlternativeProvision, SchoolPhase.NotApplicable, 9, ReferrerKind.AlternativeProvision)]
    [InlineData(SettingKind.SixthFormCollege, SchoolPhase.SixteenPlus, 17, ReferrerKind.College)]
    [InlineData(SettingKind.FurtherEducationCollege, SchoolPhase.NotApplicable, 17, ReferrerKind.College)]
    [InlineData(SettingKind.NurserySchool, SchoolPhase.Nursery, 3, ReferrerKind.EarlyYears)]
    [InlineData(SettingKind.MainstreamSchool, SchoolPhase.Nursery, 4, ReferrerKind.EarlyYears)]
    [InlineData(SettingKind.MainstreamSchool, SchoolPhase.Primary, 11, ReferrerKind.PrimarySchool)]
    [InlineData(SettingKind.MainstreamSchool, SchoolPhase.MiddleDeemedPrimary, 12, ReferrerKind.PrimarySchool)]
    [InlineData(SettingKind.MainstreamSchool, SchoolPhase.Secondary, 10, ReferrerKind.SecondarySchool)]
    [InlineData(SettingKind.MainstreamSchool, SchoolPhase.MiddleDeemedSecondary, 10, ReferrerKind.SecondarySchool)]
    [InlineData(SettingKind.MainstreamSchool, SchoolPhase.SixteenPlus, 16, ReferrerKind.College)]
    [InlineData(SettingKind.MainstreamSchool, SchoolPhase.AllThrough, 10, ReferrerKind.PrimarySchool)]
    [InlineData(SettingKind.MainstreamSchool, SchoolPhase.AllThrough, 11, ReferrerKind.SecondarySchool)]
    [InlineData(SettingKind.MainstreamSchool, SchoolPhase.AllThrough, 4, ReferrerKind.PrimarySchool)]
    [InlineData(SettingKind.IndependentSchool, SchoolPhase.NotApplicable, 7, ReferrerKind.PrimarySchool)]
    [InlineData(SettingKind.IndependentSchool, SchoolPhase.NotApplicable, 15, ReferrerKind.SecondarySchool)]
    public void A_school_counts_by_its_kind_then_its_phase_then_the_childs_age(
        SettingKind kind, SchoolPhase phase, int age, ReferrerKind expected)
    {
        var school = new School { Urn = 100000, Name = "School", Type = "", Kind = kind, Phase = phase };

        Assert.Equal(expected, ReferrerRule.From(school, age));
    }
}
