using LinkDirectory.Features.Places;
using LinkDirectory.Features.Places.Import;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Places.Import;

public sealed class PostcodesImportTests
{
    private const string CodePointRow = "\"ZD1 1AA\",10,437297,115519,\"E92000001\",\"\",\"\",\"\",\"E06000045\",\"E05002455\"\r\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // SU 37297 15519 is 50.9380 north, 1.4704 west.
    [Fact]
    public async Task Code_Point_Open_is_read_from_the_zip_and_from_its_folder()
    {
        await using var desk = new ImportDesk();
        var second = CodePointRow.Replace("ZD1 1AA", "AB101AB", StringComparison.Ordinal) + CodePointRow.Replace("ZD1 1AA", "AB101AC",
            StringComparison.Ordinal).Replace("437297,115519", "0,0", StringComparison.Ordinal);
        var zip = desk.WriteZip("codepo_gb.zip", ("Doc/Code-Point_Open_Column_Headers.csv", "PC,PQ,EA,NO\r\n"), ("Doc/licence.txt", "Open"),
            ("Data/CSV/zd.csv", CodePointRow), ("Data/CSV/ab.csv", second));

        var report = await desk.ImportAsync(PostcodesImport.For, zip);

        Assert.Equal((3, 2, 0), (report.Rows, report.Added, report.Problems.Count));
        Assert.Equal(["Skipped 1 postcodes without a location."], report.Notes);
        var postcodes = await PostcodesAsync(desk);
        Assert.Equal(["AB101AB", "ZD11AA"], postcodes.Select(postcode => postcode.Code));
        Assert.Equal(50.9380, postcodes[1].Latitude, 0.0002);
        Assert.Equal(-1.4704, postcodes[1].Longitude, 0.0003);

        desk.Write("codepo/Data/CSV/zd.csv", CodePointRow);
        desk.Write("codepo/Data/CSV/ab.csv", second);
        var again = await desk.ImportAsync(PostcodesImport.For, desk.PathOf("codepo"));
        Assert.Equal((false, 2), (again.HasDifferences, again.Unchanged));
    }

    [Theory]
    [InlineData("pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,laua,lat,long,icb")]
    [InlineData("pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,lad26cd,lat,long,icb26cd")]
    [InlineData("\uFEFFPCD7, PCD8, PCDS, DOINTR, DOTERM, USRTYPIND, EAST1M, NORTH1M, GRIDIND, LAD26CD, LAT, LONG, ICB26CD")]
    public async Task The_postcode_directories_of_every_year_are_read_by_their_headers(string header)
    {
        await using var desk = new ImportDesk();
        var file = desk.Write(
            "NSPL_AUG_2026.csv",
            header + """

                ZD1 1AA,ZD1  1AA,ZD1 1AA,198001,,0,600420,411560,1,E06999001,53.562363,1.024738,E54999001
                ZD1 1AB,ZD1  1AB,ZD1 1AB,198001,202001,0,600420,411560,1,E06999001,53.562363,1.024738,E54999001
                ZD1 1AC,ZD1  1AC,ZD1 1AC,198001,,0,,,9,E06999001,99.999999,0.000000,E54999001
                not one,not one,not one,198001,,0,600420,411560,1,E06999001,53.562363,1.024738,E54999001
                ZD1 1AE,ZD1  1AE,ZD1 1AE,198001,,0,600420,411560,1,E06999001,1.024738,53.562363,E54999001
                ZD1 1AA,ZD1  1AA,ZD1 1AA,198001,,0,600420,411560,1,E06999001,53.600000,1.024738,E54999001
                """);

        var report = await desk.ImportAsync(PostcodesImport.For, file);

        Assert.Equal(("postcodes", 6, 1, 2), (report.Kind, report.Rows, report.Added, report.Rejected));
        Assert.Equal([5, 6], report.Problems.Select(problem => problem.Line!.Value));
        Assert.Equal(3, report.Notes.Count);
        var postcode = Assert.Single(await PostcodesAsync(desk));
        Assert.Equal(("ZD11AA", 53.562363, 1.024738), (postcode.Code, postcode.Latitude, postcode.Longitude));
    }

    [Fact]
    public async Task The_whole_file_is_taken_from_a_zip_that_has_its_parts_too()
    {
        await using var desk = new ImportDesk();
        const string content = "pcds,doterm,lat,long\r\nZD1 1AA,,53.5,1.0\r\n";
        var zip = desk.WriteZip("ONSPD.zip", ("Data/ONSPD_AUG_2026_UK.csv", content), ("Data/multi_csv/ONSPD_AUG_2026_UK_ZD.csv", content),
            ("Documents/LA names.csv", "LAD26CD,LAD26NM\r\nE06000001,Ash\r\n"));

        var report = await desk.ImportAsync(PostcodesImport.For, zip);

        Assert.Equal((null, 1), (report.Refusal, report.Added));
    }

    [Fact]
    public async Task What_moved_is_a_change_and_what_the_file_has_no_more_is_kept()
    {
        await using var desk = new ImportDesk();
        const string header = "pcds,lat,long\r\n";
        await desk.ImportAsync(PostcodesImport.For,
            desk.Write("1.csv", header + "ZD1 1AA,53.5,1.0\r\nZD1 1AC,53.5,1.0\r\nZD1 1AD,53.5,1.0\r\n"));

        var report = await desk.ImportAsync(PostcodesImport.For,
            desk.Write("2.csv", header + "ZD1 1AE,53.5,1.0\r\nZD1 1AB,53.5,1.0\r\nZD1 1AC,53.6,1.0\r\nZD1 1AA,53.5,1.0\r\n"));

        Assert.Equal((2, 1, 1), (report.Added, report.Changed, report.Unchanged));
        Assert.Contains("1 postcodes of the directory are not in this file", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.Equal(
            [("ZD11AA", 53.5), ("ZD11AB", 53.5), ("ZD11AC", 53.6), ("ZD11AD", 53.5), ("ZD11AE", 53.5)],
            (await PostcodesAsync(desk)).Select(postcode => (postcode.Code, postcode.Latitude)));
    }

    [Fact]
    public async Task Outward_codes_are_recognised()
    {
        await using var desk = new ImportDesk();
        const string file =
            "postcode,eastings,northings,latitude,longitude,town,region\r\nZD1,600500,411500,53.56179,1.02591,Kelderby,Northmoor\r\nZD1 "
                + "1AA,1,1,53,1,,\r\nZD2,599300,407600,north,1.00533,,\r\nzd1,1,1,53,1,,\r\n";

        var report = await desk.ImportAsync(PostcodesImport.For, desk.Write("outcodes.csv", file));
        var again = await desk.ImportAsync(PostcodesImport.For, desk.Write("outcodes.csv", file));

        Assert.Equal((4, 1, 3), (report.Rows, report.Added, report.Rejected));
        Assert.Equal([3, 4, 5], report.Problems.Select(problem => problem.Line!.Value));
        Assert.False(again.HasDifferences);
        var code = Assert.Single(await desk.ReadAsync(db => db.OutwardCodes.ToListAsync(Cancellation)));
        Assert.Equal(("ZD1", 53.56179, 1.02591, "Kelderby"), (code.Code, code.Latitude, code.Longitude, code.Town));
    }

    [Fact]
    public async Task A_file_of_something_else_is_refused()
    {
        await using var desk = new ImportDesk();

        var report = await desk.ImportAsync(PostcodesImport.For, desk.Write("schools.csv", "URN,EstablishmentName\r\n1,Ash\r\n"));

        Assert.Contains("no column named 'pcds', 'lat', 'long'", report.Refusal, StringComparison.Ordinal);
    }

    private static Task<List<Postcode>> PostcodesAsync(ImportDesk desk) =>
        desk.ReadAsync(db => db.Postcodes.OrderBy(postcode => postcode.Code).ToListAsync(Cancellation));
}
