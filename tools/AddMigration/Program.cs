Console.WriteLine("AddMigration");
