// What nearly every feature uses. Usings of features stay in their files, where they show what builds on what.
global using LinkDirectory.Data;
global using LinkDirectory.Wording;
global using Microsoft.EntityFrameworkCore;
global using Microsoft.EntityFrameworkCore.Metadata.Builders;
global using Microsoft.Extensions.Options;
global using System.Globalization;
global using System.Text;
