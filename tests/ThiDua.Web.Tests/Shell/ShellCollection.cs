namespace ThiDua.Web.Tests.Shell;

/// <summary>One host for all tests of the shell.</summary>
[CollectionDefinition(Name)]
public sealed class ShellCollection : ICollectionFixture<ShellHost>
{
    public const string Name = "shell";
}
