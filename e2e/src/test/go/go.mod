module capaz.example/independent-reader

go 1.22
