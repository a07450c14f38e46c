namespace ChatAssist.Search;

/// <summary>Finds one number by its rank without sorting all.</summary>
internal static class Selection
{
    /// <summary>The number that so many, itself included, are not below; the numbers change places.</summary>
    /// <remarks>Hoare's quickselect (1961) with the median of three.</remarks>
    /// <param name="rank">1 for the highest, at most the count of numbers.</param>
    public static float Highest(Span<float> numbers, int rank)
    {
        var low = 0;
        var high = numbers.Length - 1;
        var place = rank - 1;
        while (low < high)
        {
            var (left, right) = Partition(numbers, low, high);
            if (place <= right)
            {
                high = right;
            }
            else if (place >= left)
            {
                low = left;
            }
            else
            {
                break;
            }
        }

        return numbers[place];
    }

    // Afterwards what is not below the pivot lies up to Right, and what is not above it from Left.
    private static (int Left, int Right) Partition(Span<float> numbers, int low, int high)
    {
        var pivot = Median(numbers[low], numbers[(low + high) >>> 1], numbers[high]);
        var left = low;
        var right = high;
        while (left <= right)
        {
            while (numbers[left] > pivot)
            {
                left++;
            }

            while (numbers[right] < pivot)
            {
                right--;
            }

            if (left <= right)
            {
                (numbers[left], numbers[right]) = (numbers[right], numbers[left]);
                left++;
                right--;
            }
        }

        return (left, right);
    }

    private static float Median(float first, float second, float third) =>
        Math.Max(Math.Min(first, second), Math.Min(Math.Max(first, second), third));
}
