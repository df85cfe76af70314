"""Word classes: sorted CSV files of surface forms, and functions to look words up. The folder `en` is the language."""
