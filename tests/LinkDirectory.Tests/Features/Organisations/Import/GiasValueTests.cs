using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Organisations.Import;

/// <summary>What becomes of the values that real extracts hold. Each test imports all its values at once, a school for each.</summary>
public sealed class GiasValueTests
{
    [Fact]
    public async Task Dates_are_read_in_every_form_that_extracts_have_had()
    {
        (string Written, DateOnly? Meant)[] dates =
        [
            ("31-08-2012", new DateOnly(2012, 8, 31)), ("31/08/2012", new DateOnly(2012, 8, 31)), ("1/9/2012", new DateOnly(2012, 9, 1)),
            ("2012-08-31", new DateOnly(2012, 8, 31)), ("31/08/2012 00:00", new DateOnly(2012, 8, 31)),
            ("31-Aug-12", new DateOnly(2012, 8, 31)), ("41152", new DateOnly(2012, 8, 31)), ("", null), ("01-01-1900", null), ("01/01/1900", null), ("NA", null),
        ];
        var read = await ImportAsync(dates.Select(date => ("OpenDate", date.Written)));

        Assert.Equal(dates.Select(date => date.Meant), read.Schools.Select(school => school.OpenedOn));
        Assert.Empty(read.Report.Problems);
    }

    [Fact]
    public async Task What_a_spreadsheet_has_shortened_is_told_and_takes_nothing_recorded_away()
    {
        await using var desk = new ImportDesk();
        var whole = new GiasFile().With(100000, ("UKPRN", "10015300"), ("TelephoneNum", "01632960123"), ("StatutoryLowAge", "3"),
            ("OpenDate", "01-09-2026"), ("Postcode", "ZD1 6YH"), ("NumberOfPupils", "200"), ("SchoolWebsite", "www.elm.example"));
        await desk.ImportAsync(new GiasImport(), desk.Write("whole.csv", whole.Text()));
        var excelled = new GiasFile().With(100000, ("UKPRN", "1.00153E+07"), ("TelephoneNum", "1.63296E+09"), ("StatutoryLowAge", "Nov-03"),
            ("OpenDate", "32/13/2026"), ("Postcode", "ZD1 6Y"), ("NumberOfPupils", "Feb-00"), ("SchoolWebsite", "#NAME?"));
        var report = await desk.ImportAsync(new GiasImport(), desk.Write("excelled.csv", excelled.Text()));

        Assert.Equal(["UKPRN", "TelephoneNum", "StatutoryLowAge", "OpenDate", "Postcode", "NumberOfPupils", "SchoolWebsite"],
            report.Problems.Select(p => p.Column).OrderBy(c => Array.IndexOf(
                ["UKPRN", "TelephoneNum", "StatutoryLowAge", "OpenDate", "Postcode", "NumberOfPupils", "SchoolWebsite"], c)));
        Assert.False(report.HasDifferences, string.Join('\n', report.Differences));
    }

    [Fact]
    public async Task The_field_case_of_a_file_that_a_spreadsheet_has_rewritten_is_read()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "../../../../../../shared/field-cases/gias/excelled.csv");
        Assert.SkipUnless(File.Exists(path), "The field cases are not beside the repository.");
        await using var desk = new ImportDesk();
        var report = await desk.ImportAsync(GiasImport.For, path);
        var school = await desk.SchoolAsync(991000);

        Assert.Equal((1, 0), (report.Added, report.Rejected));
        Assert.Equal((new DateOnly(2026, 9, 1), new DateOnly(2026, 8, 31)), (school.OpenedOn, school.ClosedOn));
        Assert.Equal((null, null, null), (school.Ukprn, school.Telephone, school.StatutoryLowAge));
        Assert.Equal(["UKPRN", "TelephoneNum", "StatutoryLowAge"],
            report.Problems.Select(p => p.Column).OrderBy(c => Array.IndexOf(["UKPRN", "TelephoneNum", "StatutoryLowAge"], c)));
    }

    [Fact]
    public async Task A_date_that_does_not_exist_is_left_out_and_said_so()
    {
        var read = await ImportAsync([("CloseDate", "31-02-2012"), ("CloseDate", "last summer")]);

        Assert.All(read.Schools, school => Assert.Null(school.ClosedOn));
        Assert.Equal(["31-02-2012", "last summer"], read.Report.Problems.Select(problem => problem.Value));
        Assert.All(read.Report.Problems,
            problem => Assert.Equal((ImportRowOutcome.Warned, "CloseDate"), (problem.Outcome, problem.Column)));
    }

    [Fact]
    public async Task Postcodes_are_written_in_their_usual_form()
    {
        (string Written, string? Meant)[] postcodes = [("nw3 2jb", "NW3 2JB"), ("NW3  2JB", "NW3 2JB"), ("NW3  2JB  ", "NW3 2JB"),
            ("EC3A5DE", "EC3A 5DE"), ("W1A 1AA", "W1A 1AA"), ("", null)];
        var read = await ImportAsync(postcodes.Select(postcode => ("Postcode", postcode.Written)));

        Assert.Equal(postcodes.Select(postcode => postcode.Meant), read.Schools.Select(school => school.Postcode));
        Assert.Empty(read.Report.Problems);
    }

    [Fact]
    public async Task A_postcode_that_cannot_be_one_is_left_out_and_the_school_kept()
    {
        var read = await ImportAsync([("Postcode", "WA154 1HF")]);

        Assert.Null(Assert.Single(read.Schools).Postcode);
        var problem = Assert.Single(read.Report.Problems);
        Assert.Equal((2, "School 100000 (100000)", "Postcode", "WA154 1HF", ImportRowOutcome.Warned),
            (problem.Line, problem.Subject, problem.Column, problem.Value, problem.Outcome));
        Assert.Contains("cannot be a UK postcode", problem.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_telephone_number_gets_back_its_leading_nought()
    {
        (string Written, string? Meant)[] numbers =
        [
            ("2072831147", "02072831147"), ("02072831147", "02072831147"), ("020 7283 1147", "02072831147"),
            ("+44 20 7283 1147", "02072831147"),
            ("01226 762114", "01226762114"), ("169772345", "0169772345"), ("", null), ("NA", null),
        ];
        var read = await ImportAsync(numbers.Select(number => ("TelephoneNum", number.Written)));

        Assert.Equal(numbers.Select(number => number.Meant), read.Schools.Select(school => school.Telephone));
        Assert.Empty(read.Report.Problems);
    }

    [Fact]
    public async Task An_impossible_telephone_number_is_left_out_and_said_so()
    {
        var read = await ImportAsync([("TelephoneNum", "ring the office"), ("TelephoneNum", "12345")]);

        Assert.All(read.Schools, school => Assert.Null(school.Telephone));
        Assert.All(read.Report.Problems,
            problem => Assert.Equal((ImportRowOutcome.Warned, "TelephoneNum"), (problem.Outcome, problem.Column)));
        Assert.Equal(2, read.Report.Problems.Count);
    }

    [Fact]
    public async Task A_website_gets_a_scheme()
    {
        (string Written, string? Meant)[] websites =
        [
            ("www.school.example", "https://www.school.example/"), ("http://www.school.example/home", "http://www.school.example/home"),
            ("http//www.school.example", "https://www.school.example/"), ("school.example", "https://school.example/"),
            ("None recorded", null), ("", null),
        ];
        var read = await ImportAsync(websites.Select(website => ("SchoolWebsite", website.Written)));

        Assert.Equal(websites.Select(website => website.Meant), read.Schools.Select(school => school.Website?.ToString()));
        Assert.Empty(read.Report.Problems);
    }

    [Fact]
    public async Task What_is_no_website_is_left_out_and_said_so()
    {
        var read = await ImportAsync([("SchoolWebsite", "to follow soon"), ("SchoolWebsite", "office@school.example")]);

        Assert.All(read.Schools, school => Assert.Null(school.Website));
        Assert.Equal(2, read.Report.Problems.Count(problem => problem.Column == "SchoolWebsite"));
    }

    [Theory]
    [InlineData("NA")]
    [InlineData("Not applicable")]
    [InlineData("None recorded")]
    [InlineData("")]
    public async Task Words_for_nothing_are_nothing(string nothing)
    {
        var read = await ImportAsync([("", "")], ("Town", nothing), ("Trusts (name)", nothing), ("UKPRN", nothing),
            ("NumberOfPupils", nothing), ("StatutoryLowAge", nothing));

        var school = Assert.Single(read.Schools);
        Assert.Equal((null, null, null, null, null), (school.Town, school.Trust, school.Ukprn, school.Pupils, school.StatutoryLowAge));
        Assert.Empty(read.Report.Problems);
    }

    [Fact]
    public async Task Ages_and_pupils_are_whole_numbers_in_order()
    {
        var read = await ImportAsync(
            [("", "")], ("StatutoryLowAge", "11"), ("StatutoryHighAge", "4"), ("NumberOfPupils", "some"));

        var school = Assert.Single(read.Schools);
        Assert.Null(school.AgeRange);
        Assert.Null(school.Pupils);
        Assert.Equal(["StatutoryLowAge", "NumberOfPupils"], read.Report.Problems.Select(problem => problem.Column));
    }

    // Where the Ordnance Survey says that its own office stands: SU 37297 15519 is 50.9380 north, 1.4704 west.
    [Fact]
    public async Task Grid_coordinates_become_degrees()
    {
        var read = await ImportAsync([("", "")], ("Easting", "437297"), ("Northing", "115519"));

        var school = Assert.Single(read.Schools);
        Assert.Equal(50.9380, school.Latitude!.Value, 0.0002);
        Assert.Equal(-1.4704, school.Longitude!.Value, 0.0003);
    }

    [Theory]
    [InlineData("", "", "", false)]
    [InlineData("0", "0", "", false)]
    [InlineData("530000", "", "", true)]
    [InlineData("west", "180000", "", true)]
    [InlineData("530000", "5450000", "JE2 4XX", true)]
    [InlineData("530000", "180000", "GY1 1AA", true)]
    [InlineData("146000", "529000", "BT1 1AA", true)]
    public async Task A_school_without_a_place_on_the_grid_is_kept_without_a_location(
        string easting, string northing, string postcode, bool said)
    {
        var read = await ImportAsync([("", "")], ("Easting", easting), ("Northing", northing), ("Postcode", postcode));

        Assert.Null(Assert.Single(read.Schools).Location);
        Assert.Equal(said, read.Report.Problems.Any(problem => problem.Column == "Easting"));
    }

    [Fact]
    public async Task An_overseas_school_is_kept_without_a_word_about_its_foreign_postcode()
    {
        var read = await ImportAsync(
            [("", "")],
            ("TypeOfEstablishment (code)", "37"), ("TypeOfEstablishment (name)", "British schools overseas"),
            ("GSSLACode (name)", "X999999"), ("LA (name)", "Does not apply"),
            ("LA (code)", "000"), ("Postcode", "PO BOX 1234"), ("TelephoneNum", "971047069000"),
            ("SchoolWebsite", "https://school.example/"));

        var school = Assert.Single(read.Schools);
        Assert.Equal((SettingKind.IndependentSchool, null, null, null),
            (school.Kind, school.Postcode, school.GiasLocalAuthorityName, school.GssLocalAuthorityCode));
        Assert.Null(school.GiasLocalAuthorityCode);
        Assert.Empty(read.Report.Problems);
    }

    [Theory]
    [InlineData("2", "", "Voluntary aided school", SettingKind.MainstreamSchool)]
    [InlineData("02", "Voluntary aided school", "Voluntary aided school", SettingKind.MainstreamSchool)]
    [InlineData("", "Voluntary Aided School", "Voluntary Aided School", SettingKind.MainstreamSchool)]
    [InlineData("7", "Community special school", "Community special school", SettingKind.SpecialSchool)]
    [InlineData("8", "", "Non-maintained special school", SettingKind.SpecialSchool)]
    [InlineData("10", "", "Other independent special school", SettingKind.SpecialSchool)]
    [InlineData("11", "", "Other independent school", SettingKind.IndependentSchool)]
    [InlineData("14", "", "Pupil referral unit", SettingKind.PupilReferralUnit)]
    [InlineData("15", "", "Local authority nursery school", SettingKind.NurserySchool)]
    [InlineData("18", "", "Further education", SettingKind.FurtherEducationCollege)]
    [InlineData("24", "", "Secure units", SettingKind.Other)]
    [InlineData("25", "", "Offshore schools", SettingKind.Other)]
    [InlineData("26", "Service children’s education", "Service children’s education", SettingKind.MainstreamSchool)]
    [InlineData("29", "", "Higher education institutions", SettingKind.Other)]
    [InlineData("30", "", "Welsh establishment", SettingKind.Other)]
    [InlineData("38", "", "Free schools alternative provision", SettingKind.AlternativeProvision)]
    [InlineData("", "Academy alternative provision converter", "Academy alternative provision converter", SettingKind.AlternativeProvision)]
    [InlineData("40", "", "University technical college", SettingKind.MainstreamSchool)]
    [InlineData("41", "", "Studio schools", SettingKind.MainstreamSchool)]
    [InlineData("44", "", "Academy special converter", SettingKind.SpecialSchool)]
    [InlineData("46", "", "Academy 16 to 19 sponsor led", SettingKind.SixthFormCollege)]
    [InlineData("49", "", "Online provider", SettingKind.Other)]
    public async Task Every_type_of_setting_has_a_kind(string code, string name, string type, SettingKind kind)
    {
        var read = await ImportAsync([("", "")], ("TypeOfEstablishment (code)", code), ("TypeOfEstablishment (name)", name));

        var school = Assert.Single(read.Schools);
        Assert.Equal((type, kind), (school.Type, school.Kind));
        Assert.Empty(read.Report.Problems);
    }

    [Fact]
    public async Task A_sixth_form_college_is_told_from_other_further_education()
    {
        var read = await ImportAsync([("", "")], ("TypeOfEstablishment (code)", "18"),
            ("FurtherEducationType (name)", "Sixth form college"));

        Assert.Equal(SettingKind.SixthFormCollege, Assert.Single(read.Schools).Kind);
    }

    [Theory]
    [InlineData("", SettingKind.Other)]
    [InlineData("Special schools", SettingKind.SpecialSchool)]
    public async Task A_type_that_is_not_known_counts_by_its_group_and_is_said(string group, SettingKind kind)
    {
        var read = await ImportAsync([("", "")], ("TypeOfEstablishment (code)", "99"), ("TypeOfEstablishment (name)", "Forest school"),
            ("EstablishmentTypeGroup (name)", group));

        var school = Assert.Single(read.Schools);
        Assert.Equal(("Forest school", kind), (school.Type, school.Kind));
        Assert.Equal("TypeOfEstablishment (name)", Assert.Single(read.Report.Problems).Column);
    }

    [Theory]
    [InlineData("0", "Not applicable", SchoolPhase.NotApplicable)]
    [InlineData("06", "", SchoolPhase.SixteenPlus)]
    [InlineData("", "16 plus", SchoolPhase.SixteenPlus)]
    [InlineData("", "Middle deemed primary", SchoolPhase.MiddleDeemedPrimary)]
    [InlineData("7", "All-through", SchoolPhase.AllThrough)]
    public async Task Phases_are_read_by_code_or_name(string code, string name, SchoolPhase phase)
    {
        var read = await ImportAsync([("", "")], ("PhaseOfEducation (code)", code), ("PhaseOfEducation (name)", name));

        Assert.Equal(phase, Assert.Single(read.Schools).Phase);
        Assert.Empty(read.Report.Problems);
    }

    [Theory]
    [InlineData("1", "", SchoolStatus.Open)]
    [InlineData("", "Open, but proposed to close", SchoolStatus.ProposedToClose)]
    [InlineData("04", "Proposed to open", SchoolStatus.ProposedToOpen)]
    [InlineData("2", "Closed", SchoolStatus.Closed)]
    public async Task Statuses_are_read_by_code_or_name(string code, string name, SchoolStatus status)
    {
        var read = await ImportAsync([("", "")], ("EstablishmentStatus (code)", code), ("EstablishmentStatus (name)", name));

        Assert.Equal(status, Assert.Single(read.Schools).Status);
    }

    [Fact]
    public async Task A_name_that_lost_a_letter_is_imported_and_said()
    {
        var read = await ImportAsync([("EstablishmentName", "St Thomas \uFFFD Becket School")]);

        Assert.Equal("St Thomas \uFFFD Becket School", Assert.Single(read.Schools).Name);
        var problem = Assert.Single(read.Report.Problems);
        Assert.Equal(("St Thomas \uFFFD Becket School (100000)", "EstablishmentName", ImportRowOutcome.Warned), (problem.Subject, problem.Column, problem.Outcome));
    }

    /// <summary>Imports a school for each value, numbered from 100000, all having the other values.</summary>
    private static async Task<(ImportReport Report, IReadOnlyList<School> Schools)> ImportAsync(
        IEnumerable<(string Column, string Value)> each, params (string Column, string Value)[] all)
    {
        await using var desk = new ImportDesk();
        var file = new GiasFile();
        var urn = 100000;
        foreach (var value in each)
        {
            file.With(urn++, [.. all, value]);
        }

        var report = await desk.ImportAsync(new GiasImport(), desk.Write("edubasealldata.csv", file.Text()));
        Assert.Null(report.Refusal);
        var schools = new List<School>();
        for (var number = 100000; number < urn; number++)
        {
            schools.Add(await desk.SchoolAsync(number));
        }

        return (report, schools);
    }
}
