using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>However many passwords are tried at once, processors are left to those who read.</summary>
public sealed class ManyGuessesTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Half_of_the_processors_compare_passwords_and_further_guesses_wait()
    {
        var most = Math.Max(1, System.Environment.ProcessorCount / 2);
        using var comparing = new Comparing(most + 1);
        await using var server = app.WithWebHostBuilder(host => host.ConfigureTestServices(services =>
            services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<Account>>(comparing))));
        var signIns = server.Services.GetRequiredService<SignIns>();

        var answers = await Task.WhenAll(Enumerable.Range(0, most + 1).Select(number => Task.Run(
            () => signIns.WithPasswordAsync($"nobody{number}@school.example", "not the password", device: null, Cancellation), Cancellation)));

        Assert.All(answers, answer => Assert.Null(answer.Value));
        Assert.Equal((most + 1, false), (comparing.Count, comparing.TooManyAtOnce));
    }

    /// <summary>Each comparison lasts until so many are made at once, or for a moment where that is not allowed.</summary>
    private sealed class Comparing(int tooMany) : IPasswordHasher<Account>, IDisposable
    {
        private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

        private readonly ManualResetEventSlim met = new();
        private int atOnce;
        private int count;

        public int Count => count;

        public bool TooManyAtOnce => met.IsSet;

        public string HashPassword(Account user, string password) => "hash";

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref count);
            if (Interlocked.Increment(ref atOnce) == tooMany)
            {
                met.Set();
            }

            met.Wait(Moment, CancellationToken.None);
            Interlocked.Decrement(ref atOnce);
            return PasswordVerificationResult.Failed;
        }

        public void Dispose() => met.Dispose();
    }
}
