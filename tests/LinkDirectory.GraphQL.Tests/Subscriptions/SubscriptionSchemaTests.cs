using LinkDirectory.GraphQL.Types;
using LinkDirectory.GraphQL.Types.Building;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.Subscriptions;

public sealed class SubscriptionSchemaTests
{
    [Theory]
    [InlineData(typeof(Stray), "Stray.Other is no subscription: mark it with [Subscribe], or with [GraphQLIgnore].")]
    [InlineData(typeof(NoMessage), "NoMessage.Happened needs a parameter marked [EventMessage]: its type is the topic's.")]
    [InlineData(typeof(UnknownPlace), "The topic \"x_{area}\" of UnknownPlace.Happened: write arguments as {name}. It has place.")]
    [InlineData(typeof(OpenBrace), "The topic \"x_{place\" of OpenBrace.Happened: write arguments as {name}. It has place.")]
    [InlineData(typeof(NoSuchOpener), "NoSuchOpener.Happened subscribes with Listen, which is no static method of NoSuchOpener.")]
    [InlineData(typeof(NoStream), "NoStream.Listen must return IAsyncEnumerable<T> or ISourceStream<T>, or a task of either, not Int32.")]
    [InlineData(typeof(DisagreeOnNull), "Listen and Happened disagree on the type of place.")]
    [InlineData(typeof(Disagree), "Listen and Happened disagree on the type of place.")]
    public void A_mistake_is_said_when_the_schema_is_built(Type type, string message)
        => Assert.Equal(message, Assert.Throws<SchemaException>(() => Build(type, topics: true)).Message);

    [Fact]
    public void A_topic_needs_somewhere_to_be_kept()
        => Assert.Equal(
            "UnknownPlace.Happened reads a topic, and there are none: call AddInMemorySubscriptions().",
            Assert.Throws<SchemaException>(() => Build(typeof(UnknownPlace), topics: false)).Message);

    [Fact]
    public void A_topic_says_its_arguments_as_C_sharp_would()
    {
        var topic = TopicTemplate.Parse("a_{x}_b_{y}", ["y", "x"], "field");
        Assert.Equal("a_1.5_b_", topic.Format([null, 1.5]));
        Assert.Equal("a_{0}_b_DayOfWeek", topic.Format(["DayOfWeek", "{0}"]));
        Assert.Equal("plain", TopicTemplate.Parse("plain", [], "field").Format([]));
    }

    private static Schema Build(Type type, bool topics)
    {
        var services = new ServiceCollection().AddLogging();
        var builder = services.AddGraphQLServer().AddTypes(typeof(HouseQueries), typeof(AlarmType), type);
        _ = topics ? builder.AddInMemorySubscriptions() : builder;
        return services.BuildServiceProvider().GetRequiredService<Schema>();
    }

    [SubscriptionType, GraphQLIgnore]
    public static class Stray
    {
        public static int Other() => 1;
    }

    [SubscriptionType, GraphQLIgnore]
    public static class NoMessage
    {
        [Subscribe]
        public static int Happened() => 1;
    }

    [SubscriptionType, GraphQLIgnore]
    public static class UnknownPlace
    {
        [Subscribe, Topic("x_{area}")]
        public static int Happened([EventMessage] int number, string place) => number + place.Length;
    }

    [SubscriptionType, GraphQLIgnore]
    public static class OpenBrace
    {
        [Subscribe, Topic("x_{place")]
        public static int Happened([EventMessage] int number, string place) => number + place.Length;
    }

    [SubscriptionType, GraphQLIgnore]
    public static class NoSuchOpener
    {
        [Subscribe(With = "Listen")]
        public static int Happened([EventMessage] int number) => number;
    }

    [SubscriptionType, GraphQLIgnore]
    public static class NoStream
    {
        [Subscribe(With = nameof(Listen))]
        public static int Happened([EventMessage] int number) => number;

        public static int Listen() => 1;
    }

    [SubscriptionType, GraphQLIgnore]
    public static class DisagreeOnNull
    {
        [Subscribe(With = nameof(Listen))]
        public static int Happened([EventMessage] int number, string? place) => number + (place?.Length ?? 0);

        public static IAsyncEnumerable<int> Listen(string place) => AsyncEnumerable.Range(0, place.Length);
    }

    [SubscriptionType, GraphQLIgnore]
    public static class Disagree
    {
        [Subscribe(With = nameof(Listen))]
        public static int Happened([EventMessage] int number, string place) => number + place.Length;

        public static IAsyncEnumerable<int> Listen(int place) => AsyncEnumerable.Range(0, place);
    }
}
