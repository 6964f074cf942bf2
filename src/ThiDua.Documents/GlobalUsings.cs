global using System.Globalization;
global using DocumentFormat.OpenXml;
global using W = DocumentFormat.OpenXml.Wordprocessing;
